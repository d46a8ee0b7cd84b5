using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class BackupPruneTests(ClientKind kind)
{
    private const string Path = "/nodes/pve1/storage/local/prunebackups";

    [Test]
    public async Task Old_backups_go_and_are_told_and_a_second_time_there_is_nothing_to_do()
    {
        await using var pve = await Backups.MakeAsync();
        (string, Value)[] config =
        [
            ("node", "pve1"), ("storage", "local"), ("vmid", 100), ("guest_type", "lxc"), ("prune_backups", Config(("keep_last", 1))),
        ];
        var outcome = await CommandClient.RunAsync(kind, pve, "backup_prune", config);
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["removed_volume_ids"], Does.Contain(Backups.Oldest).And.Not.Contain(Backups.Newest));
        Assert.That(Files.Find(pve, Backups.Oldest), Is.Null);
        Assert.That(Files.Find(pve, Backups.Newest), Is.Not.Null);
        Assert.That(Files.Find(pve, Backups.OfOther), Is.Not.Null);
        Assert.That(Deletes(pve), Is.EqualTo(new[] { "vmid=100&type=lxc&prune-backups=keep-last=1" }));
        outcome = await CommandClient.RunAsync(kind, pve, "backup_prune", config);
        Assert.That(outcome.Told, Has.Some.Contains("The retention keeps all backups that are there."));
        Assert.That(outcome["changed"], Is.EqualTo("false").IgnoreCase);
        Assert.That(Deletes(pve), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_retention_that_of_the_storage_counts_and_none_is_an_error()
    {
        await using var pve = await Backups.MakeAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "backup_prune", ("node", "pve1"), ("storage", "local"));
        Assert.That(outcome.Errors, Has.Some.Contains("no prune-backups options configured for storage 'local'"));
        pve.Request("PUT", "/storage/local", ("prune-backups", "keep-last=1"));
        outcome = await CommandClient.RunAsync(kind, pve, "backup_prune", ("node", "pve1"), ("storage", "local"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(Files.Find(pve, Backups.Oldest), Is.Null);
    }

    private static IReadOnlyList<string> Deletes(PveSimulator pve) =>
    [
        .. pve.Requests.All.Where(request => request.Verb == "DELETE" && request.Path == Path)
            .Select(request => string.Join('&', request.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"))),
    ];
}
