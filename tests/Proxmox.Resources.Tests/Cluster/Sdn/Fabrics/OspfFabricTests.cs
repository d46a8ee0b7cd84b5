using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Fabrics;

public sealed class OspfFabricTests
{
    private static readonly Lifecycle Life = FabricLife.Of(
        "ospf", "leaf", Config(("ip_prefix", "10.30.0.0/24"), ("area", "0.0.0.0")), Config(),
        Config(("ip_prefix", "10.31.0.0/24"), ("area", "1")), "area=2");

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
