using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephStatusTests
{
    [Test]
    public async Task The_status_tells_health_and_room()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("pg_num", 32));
        var well = await DataReader.ReadAsync(pve, "ceph_status");
        Assert.That((well["health"].AsText(), well["osd_count"].AsLong(), well["osds_up"].AsLong(), well["active_manager"].AsText()),
            Is.EqualTo(("HEALTH_OK", (long?)3, (long?)3, "pve1")));
        Assert.That(well["pg_states"]["active+clean"].AsLong(), Is.EqualTo(32));
        Assert.That(well["quorum_names"].Items.Select(name => name.AsText()), Is.EqualTo(new[] { "pve1", "pve2", "pve3" }));
        CephWorld.Change(pve, ceph => ceph.Osds[0].IsStarted = false);
        var ill = await DataReader.ReadAsync(pve, "ceph_status", ("node", "pve2"));
        Assert.That(ill["health"].AsText(), Is.EqualTo("HEALTH_WARN"));
        Assert.That(ill["health_checks"].Items.Select(check => (check["code"].AsText(), check["message"].AsText())),
            Has.Some.EqualTo(("OSD_DOWN", "1 osds down")));
    }

    [Test]
    public async Task Before_Ceph_is_initialised_the_message_says_what_comes_first()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "ceph_status"), Throws.Exception.With.Message.Contains("by a "
            + "ceph_cluster"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
