using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>The services that rules know by name: <c>/cluster/firewall/macros</c> (PVE::API2::Firewall::Cluster).</summary>
public static class FirewallMacros
{
    /// <summary>The path.</summary>
    internal const string Path = "/cluster/firewall/macros";

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The macros, ordered by name.",
        Text("macro", "Name of the macro, as rules take it.").AlwaysReturned(),
        Text("description", "What it stands for, in PVE's words.").OnWire("descr").AlwaysReturned());

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "firewall_macros", "The services that firewall rules know by name, each of which brings protocol and ports.")
    {
        Area = Areas.Firewall,
        Fields = [Items],
        Read = EntryList.Reader(Path, Items),
    };
}
