using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Metrics;

public sealed class MetricsServerListTests
{
    [Test]
    public async Task All_metric_servers_are_listed_by_name_and_a_type_leaves_only_those_of_that_type()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/metrics/server/second", ("type", "influxdb"), ("server", "192.0.2.80"), ("port", 8089),
            ("disable", 1));
        pve.Request("POST", "/cluster/metrics/server/first", ("type", "graphite"), ("server", "192.0.2.81"), ("port", 2003));
        var all = (await DataReader.ReadAsync(pve, "metrics_servers"))["items"].Items;
        var some = (await DataReader.ReadAsync(pve, "metrics_servers", ("type", "influxdb")))["items"].Items;
        Assert.That(all.Select(server => server["metrics_server_id"].AsText()), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(some.Single(), Is.EqualTo(Value.Object(
            ("metrics_server_id", "second"), ("type", "influxdb"), ("server", "192.0.2.80"), ("port", 8089), ("disabled", true))));
    }
}
