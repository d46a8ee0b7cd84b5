using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class NodeTimeTests
{
    [Test]
    public async Task The_clock_and_the_zone_are_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", "/nodes/pve1/time", ("timezone", "Asia/Tokyo"));
        var time = await DataReader.ReadAsync(pve, "node_time", ("node", "pve1"));
        Assert.That(time["timezone"].AsText(), Is.EqualTo("Asia/Tokyo"));
        Assert.That(time["local_time_unix"].AsLong() - time["time_unix"].AsLong(), Is.EqualTo(9 * 3600));
    }
}
