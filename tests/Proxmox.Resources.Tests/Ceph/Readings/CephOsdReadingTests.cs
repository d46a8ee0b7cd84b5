using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephOsdReadingTests
{
    [Test]
    public async Task An_OSD_tells_its_devices()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/osd", ("dev", "/dev/sdl"), ("db_dev", "/dev/nvme0n1"), ("encrypted", 1));
        var one = await DataReader.ReadAsync(pve, "ceph_osd", ("node", "pve2"), ("osd_id", 3));
        Assert.That(one["encrypted"].AsBool(), Is.True);
        Assert.That(one["devices"].Items.Select(device => (device["kind"].AsText(), device["physical_device"].AsText())),
            Is.EqualTo(new[] { ("block", "sdl"), ("db", "nvme0n1") }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
