using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephFileSystemsTests
{
    [Test]
    public async Task File_systems_are_listed()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "archive"), ("erasure-coding", "k=2,m=1"), ("add_storages", 0),
            ("pg_num", 8));
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/mds/a");
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/fs/shared", ("pg_num", 8));
        var systems = await DataReader.ReadAsync(pve, "ceph_file_systems");
        Assert.That(systems["items"].Items.Select(system => (system["name"].AsText(), system["data_pools"].Items[0].AsText())),
            Is.EqualTo(new[] { ("shared", "shared_data") }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
