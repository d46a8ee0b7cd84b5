using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>The packages of a node that could be newer: <c>GET /nodes/{node}/apt/update</c> (PVE::API2::APT).</summary>
public static class NodeAptUpdates
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The packages, ordered by name.",
        [
            .. AptFields.OfPackage,
            Text("notified_version", "Version that PVE has sent a notification about. Null for none.").OnWire("NotifyStatus"),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_apt_updates",
        "The packages of a node that could be newer, by the lists that it has. The command node_apt_refresh fetches them.")
    {
        Area = Areas.Nodes,
        Noun = "NodeAptUpdates",
        Fields = [Names.Node, Items],
        Privileges = [new("Sys.Modify", "/nodes/{node}")],
        Read = async (session, config, cancel) => EntryList.Of(
            Items, (await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "apt", "update"), cancel: cancel)).Items),
    };
}
