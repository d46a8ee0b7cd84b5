using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Fabrics;

public sealed class OspfFabricNodeTests
{
    private static readonly Lifecycle Life = FabricLife.OfNode(
        "ospf", "nodesos", Config(("ip", "10.30.0.1")),
        Config(("interfaces", Value.Set(Config(("name", "eno1"), ("ip", "10.30.1.1/31")), Config(("name", "eno2"))))),
        Config(("ip", "10.30.0.2"), ("interfaces", Value.Set(Config(("name", "eno3"))))));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
