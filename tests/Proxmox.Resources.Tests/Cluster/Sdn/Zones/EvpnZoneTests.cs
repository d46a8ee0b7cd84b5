using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Zones;

public sealed class EvpnZoneTests
{
    private static readonly Lifecycle Life = ZoneLife.Of(
        "evpn", "lab5", Config(("controller", "evpn1"), ("vrf_vxlan", 1000)),
        Config(
            ("mac", "BC:24:11:00:00:99"), ("exit_nodes", Value.Set("pve1", "pve2")), ("primary_exit_node", "pve1"),
            ("exit_nodes_local_routing", true), ("advertise_subnets", true), ("disable_arp_nd_suppression", true),
            ("route_target_imports", Value.Set("65000:1000")), ("vxlan_port", 4790), ("bridge_disable_mac_learning", true)),
        Config(("vrf_vxlan", 1001), ("primary_exit_node", "pve2"), ("exit_nodes_local_routing", false), ("advertise_subnets", false),
            ("route_target_imports", Value.Set("65000:1001"))),
        pve =>
        {
            pve.Request("POST", "/cluster/sdn/controllers", ("controller", "evpn1"), ("type", "evpn"), ("asn", 65000),
                ("peers", "192.0.2.2"));
            pve.Request("PUT", "/cluster/sdn");
        },
        ("mac", "PVE draws one, and has no word for another."), ("exit_nodes", "primary_exit_node is one of them."));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
