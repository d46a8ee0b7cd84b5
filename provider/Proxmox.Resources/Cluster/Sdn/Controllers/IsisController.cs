using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Controllers;

/// <summary>Controllers that speak IS-IS for a node (PVE::Network::SDN::Controllers::IsisPlugin).</summary>
public static class IsisController
{
    private static readonly Field<string> Domain = Text("domain", "Name of the IS-IS domain.").OnWire("isis-domain").Required();

    private static readonly Field<string> Net =
        Text("net", "Network entity title of the node, such as `47.0023.0000.0000.0000.0000.0000.0000.1900.0004.00`.").OnWire("isis-net")
            .Required().As(Formats.AnyCase)
            .Matching(@"[a-fA-F0-9]{2}(\.[a-fA-F0-9]{4}){3,9}\.[a-fA-F0-9]{2}", "a network entity title in groups of hexadecimal digits");

    private static readonly Field<IReadOnlySet<string>> Interfaces =
        TextSet("interfaces", "Network interfaces of the node that it is spoken on.").OnWire("isis-ifaces").Required()
            .Checked(Identifiers.Interface);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Controller.Of(
        "isis", "IsisController", "Exchanges routes with routers outside by IS-IS, for one node. A node has one, and none of BGP beside it.",
        [Controller.Node, Domain, Net, Interfaces, Controller.Loopback]);
}
