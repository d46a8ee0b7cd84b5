using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephDaemonsRestartTests
{
    private const string Cluster = "/cluster/ceph/restart-bulk";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task All_monitors_are_restarted_one_after_another(ClientKind kind)
    {
        await using var pve = await StartAsync();
        var done = await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mon"), ("daemon_timeout_seconds", 60));
        Assert.That(done.Errors, Is.Empty);
        Assert.That(Sent(pve, Cluster), Is.EqualTo(new[] { "service-type=mon", "timeout=60" }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Where_Ceph_is_not_well_it_takes_force(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Change(pve, ceph => ceph.Osds[0].IsStarted = false);
        var refused = await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mgr"));
        Assert.That(refused.Errors, Has.Some.Contains("blocking HEALTH_WARN issues").And.Some.Contains("OSD_DOWN: 1 osds down"));
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mgr"), ("force", true))).Errors,
            Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task It_can_be_asked_what_would_be_done(ClientKind kind)
    {
        await using var pve = await StartAsync();
        var told = await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "osd"), ("dry_run", true));
        Assert.That(told.Errors, Is.Empty);
        Assert.That(Sent(pve, Cluster), Is.EquivalentTo(new[] { "service-type=osd", "dry-run=1" }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Before_9_2_PVE_has_none_of_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        CephWorld.Furnish(pve);
        pve.Requests.Clear();
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mon"))).Errors,
            Has.Some.Contains("9.2"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST"), Is.Empty);
    }

    private static IEnumerable<string> Sent(PveSimulator pve, string path) => pve.Requests.All
        .Single(request => request.Verb == "POST" && request.Path == path).Parameters.Select(parameter =>
            $"{parameter.Key}={parameter.Value}");

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
