using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Controllers;

public sealed class BgpControllerTests
{
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_controller_bgp", "/cluster/sdn/controllers", "controller_id", "edge",
        Config(("node", "pve1"), ("asn", 65001), ("peers", Value.Set("192.0.2.9"))),
        Config(("ebgp", true), ("ebgp_multihop", 2), ("loopback", "dummy1"), ("bgp_multipath_as_path_relax", true)),
        Config(("asn", 65011), ("peers", Value.Set("192.0.2.8")), ("ebgp", false), ("ebgp_multihop", 3), ("loopback", "dummy2"),
            ("bgp_multipath_as_path_relax", false)), ("asn", 65021));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
