using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Fabrics;

public sealed class OpenFabricTests
{
    private static readonly Lifecycle Life = FabricLife.Of(
        "openfabric", "spine", Config(("ip_prefix", "10.20.0.0/24")),
        Config(("ip6_prefix", "fd00:20::/64"), ("hello_interval_seconds", 5), ("csnp_interval_seconds", 20)),
        Config(("ip_prefix", "10.21.0.0/24"), ("ip6_prefix", "fd00:21::/64"), ("hello_interval_seconds", 6),
            ("csnp_interval_seconds", 30)),
        "hello_interval=9", ("ip6_prefix", "PVE keeps it, so that the fabric is made anew."));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
