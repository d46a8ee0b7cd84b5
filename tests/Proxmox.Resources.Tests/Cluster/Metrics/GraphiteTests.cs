using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Metrics;

public sealed class GraphiteTests
{
    private static readonly Lifecycle Life =
        MetricsServerLife.Of("graphite", Config(("protocol", "tcp"), ("path", "proxmox.site-a"), ("mtu", 9000), ("timeout_seconds", 5)));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
