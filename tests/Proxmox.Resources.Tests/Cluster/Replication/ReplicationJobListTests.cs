using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Replication;

public sealed class ReplicationJobListTests
{
    [Test]
    public async Task Jobs_are_told_with_how_they_fare()
    {
        await using var pve = await StartAsync();
        ReplicationWorld.RunDue(pve);
        pve.Request("POST", "/cluster/replication", ("id", "4201-0"), ("type", "local"), ("target", "pve3"), ("disable", 1));
        var jobs = await ReadAsync(pve);
        Assert.That(jobs.Select(job => (job["vmid"].AsLong(), job["job_number"].AsLong(), job["state"].AsText())), Is.EqualTo(new[]
        {
            ((long?)4200, (long?)0, "ok"), (4200, 1, "failed"), (4201, 0, "disabled"),
        }));
        Assert.That(jobs[0]["last_sync_unix"].AsLong(), Is.GreaterThan(1_000_000_000));
        Assert.That(jobs[0]["next_sync_unix"].AsLong(), Is.GreaterThan(jobs[0]["last_sync_unix"].AsLong()));
        Assert.That((jobs[0]["last_error"], jobs[0]["fail_count"].AsLong()), Is.EqualTo((Value.Null, (long?)0)));
        Assert.That(jobs[1]["last_error"].AsText(), Does.Contain("exit code 255"));
        Assert.That((jobs[1]["fail_count"].AsLong(), jobs[1]["last_sync_unix"]), Is.EqualTo(((long?)1, Value.Null)));
        Assert.That((await ReadAsync(pve, ("vmid", 4201))).Single()["target_node"].AsText(), Is.EqualTo("pve3"));
    }

    [Test]
    public async Task One_that_waits_for_its_first_run_and_one_that_is_removed_are_told_apart()
    {
        await using var pve = await StartAsync();
        pve.Request("DELETE", "/cluster/replication/4200-0");
        Assert.That((await ReadAsync(pve)).Select(job => job["state"].AsText()), Is.EqualTo(new[] { "removing", "waiting" }));
    }

    [Test]
    public async Task What_a_node_that_does_not_answer_would_tell_stays_open()
    {
        await using var pve = await StartAsync();
        pve.Faults.On("GET", "/nodes/pve1/replication").Fail(595, "");
        var job = (await ReadAsync(pve))[0];
        Assert.That((job["state"], job["target_node"].AsText()), Is.EqualTo((Value.Null, "pve2")));
    }

    // The second job cannot reach its node.
    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        ReplicationWorld.MakeVms(pve, 4200, 4201);
        pve.Request("POST", "/cluster/replication", ("id", "4200-0"), ("type", "local"), ("target", "pve2"));
        pve.Request("POST", "/cluster/replication", ("id", "4200-1"), ("type", "local"), ("target", "pve3"));
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve3")!.Online = false);
        return pve;
    }

    private static async Task<IReadOnlyList<Value>> ReadAsync(PveSimulator pve, params (string Name, Value Value)[] config) =>
        (await DataReader.ReadAsync(pve, "replication_jobs", config))["items"].Items;
}
