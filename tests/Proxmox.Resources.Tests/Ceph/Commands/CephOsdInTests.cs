using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephOsdInTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task An_OSD_is_taken_in_and_the_second_time_changes_nothing(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Change(pve, ceph => ceph.Osds[1].IsIn = false);
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_in", ("osd_id", 1))).Errors, Is.Empty);
        Assert.That(Posts(pve), Is.EqualTo(new[] { "/nodes/localhost/ceph/osd/1/in" }));
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Osds[1].IsIn), Is.True);
        pve.Requests.Clear();
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_in", ("osd_id", 1), ("node", "pve3"))).Errors, Is.Empty);
        Assert.That(Posts(pve), Is.Empty);
    }

    private static IEnumerable<string> Posts(PveSimulator pve) =>
        pve.Requests.All.Where(request => request.Verb == "POST").Select(request => request.Path);

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
