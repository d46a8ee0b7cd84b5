using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Http;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Backup.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class BackupCreateTests(ClientKind kind)
{
    [Test]
    public async Task Guests_are_backed_up_wherever_they_are_and_the_archives_are_told()
    {
        await using var pve = await ClusterAsync();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "backup_create", ("vmids", Value.Set("100", "101")), ("storage", "archives"), ("mode", "stop"),
            ("compression", "zstd"), ("notes_template", "{{guestname}}\nby hand"), ("protected", true),
            ("prune_backups", Config(("keep_last", 2))), ("exclude_paths", Value.Set("/srv", "/x")));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["changed"], Is.EqualTo("true").IgnoreCase);
        Assert.That(outcome["volume_ids"], Does.Contain("vzdump-qemu-100-").And.Contain("vzdump-qemu-101-"));
        var requests = Requests(pve);
        Assert.That(requests.Select(request => request.Path), Is.EqualTo(new[] { "/nodes/pve1/vzdump", "/nodes/pve2/vzdump" }));
        Assert.That(requests[0].Parameters.Select(parameter => $"{parameter.Key}={Text(parameter.Value)}"), Is.EquivalentTo(new[]
        {
            "vmid=100,101", "storage=archives", "mode=stop", "compress=zstd", @"notes-template={{guestname}}\nby hand", "protected=1",
            "prune-backups=keep-last=2", "exclude-path=/srv,/x",
        }));
        var archives = (JArray)pve.Request("GET", "/nodes/pve1/storage/archives/content", ("content", "backup"))!;
        Assert.That(archives.Select(archive => ((int)archive["vmid"]!, (string?)archive["notes"], (int?)archive["protected"])),
            Is.EquivalentTo(new[] { (100, "one", (int?)1), (101, "two", 1) }));
    }

    [Test]
    public async Task All_guests_of_all_nodes_but_some_are_backed_up()
    {
        await using var pve = await ClusterAsync();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "backup_create", ("all", true), ("exclude", Value.Set("100")), ("storage", "archives"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["volume_ids"], Does.Contain("vzdump-qemu-101-").And.Not.Contain("vzdump-qemu-100-"));
    }

    [Test]
    public async Task A_node_that_has_none_of_the_guests_has_nothing_to_do()
    {
        await using var pve = await ClusterAsync();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "backup_create", ("vmids", Value.Set("100")), ("node", "pve2"), ("storage", "archives"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["changed"], Is.EqualTo("false").IgnoreCase);
        Assert.That(Requests(pve), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_guest_that_is_not_there_fails_it_before_anything_is_begun()
    {
        await using var pve = await ClusterAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "backup_create", ("vmids", Value.Set("100", "999")));
        Assert.That(outcome.Errors, Has.One.Contains("here is no guest 999"));
        Assert.That(Requests(pve), Is.Empty);
    }

    [Test]
    public async Task A_backup_that_fails_tells_why_in_PVEs_words()
    {
        await using var pve = await ClusterAsync();
        pve.Faults.OnTask("vzdump").Fail("job errors");
        var outcome = await CommandClient.RunAsync(kind, pve, "backup_create", ("vmids", Value.Set("100")), ("storage", "archives"));
        Assert.That(outcome.Errors, Has.Some.Contains("task vzdump on node pve1 failed: job errors"));
    }

    private static IReadOnlyList<RequestRecord> Requests(PveSimulator pve) =>
        [.. pve.Requests.All.Where(request => request.Verb == "POST" && request.Path.EndsWith("/vzdump", StringComparison.Ordinal))];

    private static string Text(JToken value) => value is JArray several ? string.Join(',', several) : value.ToString();

    private static async Task<PveSimulator> ClusterAsync()
    {
        var pve = await PveSimulator.StartAsync(new() { Nodes = 2 });
        pve.Request("POST", "/storage", ("storage", "archives"), ("type", "dir"), ("path", "/mnt/archives"), ("content", "backup"),
            ("shared", 1));
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "one"), ("scsi0", "local-lvm:1"));
        pve.Request("POST", "/nodes/pve2/qemu", ("vmid", 101), ("name", "two"), ("scsi0", "local-lvm:1"));
        await pve.Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
        return pve;
    }
}
