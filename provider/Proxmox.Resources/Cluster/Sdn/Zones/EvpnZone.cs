using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Zones;

/// <summary>Zones that route between their VNets, by BGP EVPN (PVE::Network::SDN::Zones::EvpnPlugin).</summary>
public static class EvpnZone
{
    private static readonly Field<string> Controller =
        Text("controller", "Name of the EVPN controller.").RefersTo("controller_id").Required().Checked(SdnNames.Controller);

    private static readonly Field<long> VrfVxlan =
        Whole("vrf_vxlan", "VXLAN that carries what is routed between VNets. No other zone and no VNet has it.").OnWire("vrf-vxlan")
            .Required().Between(1, 16_777_215);

    private static readonly Field<string> Mac =
        Text("mac", "MAC address of the gateways, the same on every node.").As(Formats.MacAddress).ServerChosen()
            .ClearedBy(Clear.Forgetting);

    private static readonly Field<IReadOnlySet<string>> ExitNodes =
        TextSet("exit_nodes", "Nodes that route between the zone and the network outside. Unset means none.").OnWire("exitnodes")
            .Checked(Identifiers.Node);

    private static readonly Field<string> PrimaryExitNode =
        Text("primary_exit_node", "The one of `exit_nodes` that is used while it is up. Unset means that all are.")
            .OnWire("exitnodes-primary").Checked(Identifiers.Node);

    private static readonly Field<bool> LocalRouting =
        Flag("exit_nodes_local_routing", "Whether guests reach the exit nodes themselves. Unset means false.")
            .OnWire("exitnodes-local-routing").ImpliedDefault(false);

    private static readonly Field<bool> AdvertiseSubnets =
        Flag("advertise_subnets", "Whether whole subnets are announced, for guests that say nothing by themselves. Unset means false.")
            .OnWire("advertise-subnets").ImpliedDefault(false);

    private static readonly Field<bool> DisableSuppression =
        Flag("disable_arp_nd_suppression", "Whether nodes do not answer ARP and neighbour discovery for guests of others, as some clusters "
            + "of virtual addresses need. Unset means false.").OnWire("disable-arp-nd-suppression").ImpliedDefault(false);

    private static readonly Field<IReadOnlySet<string>> RouteTargets =
        TextSet("route_target_imports", "Route targets of other EVPN networks whose routes are taken over, such as `65000:1000`.")
            .OnWire("rt-import").Matching("[0-9.]+:[0-9]+", "a route target such as \"65000:1000\"");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Zone.Of(
        "evpn", "EvpnZone", "A network whose VNets are routed between, on every node, by BGP EVPN over VXLAN.",
        [
            Controller, VrfVxlan, Mac, ExitNodes, PrimaryExitNode, LocalRouting, AdvertiseSubnets, DisableSuppression, RouteTargets,
            Zone.VxlanPort, Zone.DisableMacLearning,
        ],
        new Constraint(PrimaryIsExit)).Checking(CheckAsync) with
    {
        // Its VXLAN is given once.
        IsDeletedFirst = true,
    };

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Config.Value.IsNull)
        {
            return;
        }

        const string Kind = "sdn_controller_evpn";
        var look = new SdnLook(session, plan);
        await look.WarnOfMissingAsync(Controller, "controller", "controller_id", Kind, Controllers.Controller.Collection, cancel);
        if (look.IsNew(Controller) && plan.Planned.Get(Controller) is { } name && !look.IsPlanned(Kind, name)
            && (await look.AllAsync(Controllers.Controller.Collection, cancel))
                .FirstOrDefault(known => known["controller"].AsText() == name) is { } found
            && found["type"].AsText() is { } type && type != "evpn")
        {
            look.Refuse(Controller, "The controller is of another type",
                $"{name} is a controller of type {type}, and an EVPN zone takes one of type evpn: make that, or name it.");
        }

        if (look.IsNew(VrfVxlan) && plan.Planned.Get(VrfVxlan) is var number and > 0
            && (await look.AllAsync(Zone.Collection, cancel)).FirstOrDefault(known => known["vrf-vxlan"].AsLong() == number
                && known["zone"].AsText() is { } zone && zone != plan.Planned.Get(Zone.Id) && !look.IsRecorded("sdn_zone_evpn", zone))
                is { } twin)
        {
            look.Refuse(VrfVxlan, "Another zone has that VXLAN", $"{twin["zone"].AsText()} has vrf_vxlan {number}. Set it to another.");
        }
    }

    private static IEnumerable<Violation> PrimaryIsExit(Attributes config) =>
        config.Get(PrimaryExitNode) is { } primary && config.Get(ExitNodes)?.Contains(primary) is not true
            ? [new(PrimaryExitNode, $"primary_exit_node must be one of exit_nodes, which \"{primary}\" is not.")]
            : [];
}
