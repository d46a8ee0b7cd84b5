using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Replication.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class ReplicationJobRunTests(ClientKind kind)
{
    private const string Path = "/nodes/pve1/replication/4200-0/schedule_now";

    [Test]
    public async Task A_job_that_is_not_due_is_run_and_waited_for()
    {
        await using var pve = await StartAsync("sat 00:00");
        ReplicationWorld.RunDue(pve);
        pve.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = pve.Clock.GetUtcNow().ToUnixTimeSeconds();
        var outcome = await RunAsync(pve);
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(long.Parse(outcome["last_sync_unix"]!), Is.GreaterThanOrEqualTo(before));
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST" && request.Path == Path), Is.EqualTo(1));
    }

    [Test]
    public async Task A_job_that_fails_is_an_error_in_PVEs_words()
    {
        await using var pve = await StartAsync("sat 00:00");
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        Assert.That((await RunAsync(pve)).Errors,
            Has.Some.Contains("Replication job 4200-0 has failed").And.Some.Contains("exit code 255"));
    }

    [Test]
    public async Task A_job_that_PVE_does_not_try_again_while_a_node_is_off_is_not_waited_for()
    {
        await using var pve = await StartAsync("sat 00:00");
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        ReplicationWorld.RunDue(pve);
        Assert.That((await RunAsync(pve)).Errors, Has.Some.Contains("does not try it again while node pve2 is off"));
    }

    [Test]
    public async Task A_job_that_PVE_would_not_run_is_refused()
    {
        await using var pve = await StartAsync("sat 00:00");
        pve.Request("PUT", "/cluster/replication/4200-0", ("disable", 1));
        Assert.That((await RunAsync(pve)).Errors, Has.Some.Contains("Replication job 4200-0 is disabled"));
    }

    [Test]
    public async Task One_that_there_is_not_is_an_error()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That((await RunAsync(pve)).Errors, Has.Some.Contains("no such replication job '4200-0'"));
    }

    private static async Task<PveSimulator> StartAsync(string schedule)
    {
        var pve = await PveSimulator.StartAsync();
        ReplicationWorld.Furnish(pve, 4200);
        pve.Request("POST", "/cluster/replication", ("id", "4200-0"), ("type", "local"), ("target", "pve2"), ("schedule", schedule));
        return pve;
    }

    private Task<CommandOutcome> RunAsync(PveSimulator pve) =>
        CommandClient.RunAsync(kind, pve, "replication_job_run", ("vmid", 4200), ("job_number", 0));
}
