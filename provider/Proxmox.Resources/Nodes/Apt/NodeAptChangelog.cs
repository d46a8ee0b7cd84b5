using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>What is new in a package: <c>GET /nodes/{node}/apt/changelog</c> (PVE::API2::APT).</summary>
public static class NodeAptChangelog
{
    private static readonly Field<string> Package = Text("package", "Name of the package.").OnWire("name").Required()
        .Matching("[a-z0-9][-+.a-z0-9:]+", "the name of a package such as \"pve-manager\"");

    private static readonly Field<string> Version = Text("version", "Version of the package. Unset means the newest.");

    private static readonly Field<string> Content =
        Text("content", "The changelog, newest version first; what apt says where it has none.").As(Formats.Remark).Computed()
            .AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_apt_changelog", "What is new in a package, which the node fetches from where its packages come from.")
    {
        Area = Areas.Nodes,
        Noun = "NodeAptChangelog",
        Fields = [Names.Node, Package, Version, Content],
        Privileges = [new("Sys.Modify", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var answer = await session.Pve.GetAsync(
                PvePath.Join("nodes", config.Get(Names.Node)!, "apt", "changelog"), Query.Of(config, Package, Version), cancel);
            return Value.Object((Content.Name, answer.AsText() ?? ""));
        },
    };
}
