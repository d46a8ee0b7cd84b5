using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Statistics;

public sealed class NodeRrdDataTests
{
    [TestCase("9.2", 59)]
    [TestCase("8.4", 69)]
    public async Task Points_are_told_oldest_first_and_what_was_not_measured_is_null(string version, int count)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = version == "8.4" ? PveVersion.V84 : PveVersion.V92 });
        var points = (await DataReader.ReadAsync(
            pve, "node_rrd_data", ("node", "pve1"), ("timeframe", "hour"), ("consolidation", "MAX")))["items"].Items;
        Assert.That(points.Select(point => point["time_unix"].AsLong()), Is.Ordered.And.Exactly(count).Items);
        Assert.That((points[0]["cpu_usage"].IsNull, points[^1]["memory_used_bytes"].AsLong()), Is.EqualTo((true, (long?)(3L << 30))));
        Assert.That(points[^1]["memory_available_bytes"].IsNull, Is.EqualTo(version == "8.4"));
        var sent = pve.Requests.All.Last(request => request.Path.EndsWith("/rrddata", StringComparison.Ordinal));
        Assert.That(sent.Parameters["cf"].ToString(), Is.EqualTo("MAX"));
    }
}
