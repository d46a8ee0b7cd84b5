using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephOsdOutTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task An_OSD_is_taken_out_and_the_second_time_changes_nothing(ClientKind kind)
    {
        await using var pve = await StartAsync();
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_out", ("osd_id", 1))).Errors, Is.Empty);
        Assert.That(Posts(pve), Is.EqualTo(new[] { "/nodes/localhost/ceph/osd/1/out" }));
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Osds[1].IsIn), Is.False);
        pve.Requests.Clear();
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_out", ("osd_id", 1), ("node", "pve3"))).Errors, Is.Empty);
        Assert.That(Posts(pve), Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task An_OSD_that_there_is_not_is_told(ClientKind kind)
    {
        await using var pve = await StartAsync();
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_osd_out", ("osd_id", 9))).Errors,
            Has.Some.Contains("Ceph cluster has no OSD 9"));
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
