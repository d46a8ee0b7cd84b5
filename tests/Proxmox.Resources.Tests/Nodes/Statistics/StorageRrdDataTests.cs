using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Statistics;

public sealed class StorageRrdDataTests
{
    [Test]
    public async Task The_use_of_a_storage_on_a_node_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        var points = (await DataReader.ReadAsync(
            pve, "storage_rrd_data", ("node", "pve1"), ("storage_id", "local"), ("timeframe", "week")))["items"].Items;
        Assert.That((points[0]["used_bytes"].IsNull, points[^1]["total_bytes"].AsLong()),
            Is.EqualTo((true, (long?)pve.Datacenter.Nodes[0].RootTotal)));
    }
}
