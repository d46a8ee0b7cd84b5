using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephOsdsTests
{
    [Test]
    public async Task OSDs_are_listed()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/osd", ("dev", "/dev/sdl"), ("db_dev", "/dev/nvme0n1"), ("encrypted", 1));
        pve.Request("POST", "/nodes/pve1/ceph/osd/3/out");
        var all = await DataReader.ReadAsync(pve, "ceph_osds");
        Assert.That(all["items"].Items.Select(osd => (osd["osd_id"].AsLong(), osd["node"].AsText(), osd["status"].AsText(),
            osd["in"].AsBool())),
            Is.EqualTo(new[]
            {
                ((long?)0, "pve1", "up", (bool?)true), (1, "pve2", "up", true), (2, "pve3", "up", true), (3, "pve2", "up", false),
            }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
