using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Controllers;

public sealed class EvpnControllerTests
{
    // Zones of EVPN have one already, and there is no other.
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_controller_evpn", "/cluster/sdn/controllers", "controller_id", "core",
        Config(("asn", 65000), ("peers", Value.Set("192.0.2.2"))), Config(),
        Config(("asn", 65010), ("peers", Value.Set("192.0.2.2", "192.0.2.3"))), ("asn", 65020),
        ("fabric", "It stands for peers.")) with
    {
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
