using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephOsdScrubTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task An_OSD_is_scrubbed(ClientKind kind)
    {
        await using var pve = await StartAsync();
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_scrub", ("osd_id", 2))).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Osds[2].LastScrub), Is.EqualTo("scrub"));
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_scrub", ("osd_id", 2), ("deep", true))).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Osds[2].LastScrub), Is.EqualTo("deep-scrub"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
