using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephPoolsTests
{
    [Test]
    public async Task Pools_of_both_kinds_are_listed()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "archive"), ("erasure-coding", "k=2,m=1"), ("add_storages", 0),
            ("pg_num", 8));
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/mds/a");
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/fs/shared", ("pg_num", 8));
        var pools = await DataReader.ReadAsync(pve, "ceph_pools");
        Assert.That(pools["items"].Items.Select(pool => (pool["name"].AsText(), pool["type"].AsText(), pool["application"].AsText())),
            Is.EqualTo(new[]
            {
                ("archive-data", "erasure", "rbd"), ("archive-metadata", "replicated", "rbd"), ("shared_data", "replicated", "cephfs"),
                ("shared_metadata", "replicated", "cephfs"),
            }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
