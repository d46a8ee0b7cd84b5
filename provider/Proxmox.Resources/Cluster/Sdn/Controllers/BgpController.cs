using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Controllers;

/// <summary>Controllers that speak BGP for a node (PVE::Network::SDN::Controllers::BgpPlugin).</summary>
public static class BgpController
{
    private static readonly Field<bool> Ebgp =
        Flag("ebgp", "Whether the peers are of other autonomous systems. Unset means false.").ImpliedDefault(false);

    private static readonly Field<long> Multihop =
        Whole("ebgp_multihop", "How many hops away such peers may be. Unset means one.").OnWire("ebgp-multihop").Between(1, 255);

    private static readonly Field<bool> Relax =
        Flag("bgp_multipath_as_path_relax", "Whether ways through different autonomous systems are used side by side. Unset means false.")
            .OnWire("bgp-multipath-as-path-relax").ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Controller.Of(
        "bgp", "BgpController", "Exchanges routes with routers outside by BGP, for one node. A node has one, and none of IS-IS beside it.",
        [Controller.Node, Controller.Asn, Controller.Peers.Required(), Ebgp, Multihop, Controller.Loopback, Relax]);
}
