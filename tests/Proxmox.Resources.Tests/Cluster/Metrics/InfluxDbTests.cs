using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Metrics;

public sealed class InfluxDbTests
{
    private static readonly Lifecycle Life = MetricsServerLife.Of("influxdb", Config(
        ("protocol", "https"), ("organization", "example"), ("bucket", "pve"), ("token", "canary-secret"), ("api_path_prefix", "influx"),
        ("verify_certificate", false), ("max_body_size_bytes", 1_000_000), ("mtu", 9000), ("timeout_seconds", 5))) with
    { Untold = ["token"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
