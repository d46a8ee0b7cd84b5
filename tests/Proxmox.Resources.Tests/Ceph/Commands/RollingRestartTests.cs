using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class RollingRestartTests
{
    private const string Cluster = "/cluster/ceph/restart-bulk";
    private const string Node = "/nodes/pve2/ceph/restart-bulk";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task All_monitors_are_restarted_one_after_another(ClientKind kind)
    {
        await using var pve = await StartAsync();
        var done = await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mon"), ("daemon_timeout_seconds", 60));
        Assert.That(done.Errors, Is.Empty);
        Assert.That(Sent(pve, Cluster), Is.EqualTo(new[] { "service-type=mon", "timeout=60" }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task The_OSDs_of_a_node_are_restarted(ClientKind kind)
    {
        await using var pve = await StartAsync();
        Assert.That(
            await NodeCommandBench.SentAsync(kind, pve, "ceph_node_osds_restart", ("POST", Node), ("node", "pve2"), ("set_noout", false),
                ("only_outdated", true)),
            Is.EquivalentTo(new[] { "set-noout=0", "only-outdated=1", "service-type=osd" }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Where_Ceph_is_not_well_it_takes_force(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Change(pve, ceph => ceph.Osds[0].IsStarted = false);
        var refused = await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mgr"));
        Assert.That(refused.Errors, Has.Some.Contains("blocking HEALTH_WARN issues").And.Some.Contains("OSD_DOWN: 1 osds down"));
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mgr"), ("force", true))).Errors, Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_restart_that_was_broken_off_is_gone_on_with(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Change(pve, ceph => ceph.Restarts["pve2"] = 1);
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_node_osds_restart", ("node", "pve2"))).Errors,
            Has.Some.Contains("resumable bulk-restart state already exists"));
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_node_osds_restart", ("node", "pve2"), ("resume", true))).Errors, Is.Empty);
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
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_daemons_restart", ("service_type", "mon"))).Errors, Has.Some.Contains("9.2"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST"), Is.Empty);
    }

    private static IEnumerable<string> Sent(PveSimulator pve, string path) => pve.Requests.All
        .Single(request => request.Verb == "POST" && request.Path == path).Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}");

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
