using Newtonsoft.Json.Linq;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Storage.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class BackupUpdateTests(ClientKind kind)
{
    [Test]
    public async Task A_backup_is_protected_gets_notes_and_is_let_go_again()
    {
        await using var pve = await Backups.MakeAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "backup_update", ("node", "pve1"), ("volume_id", Backups.Newest),
            ("protected", true), ("notes", "before\nthe move"));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(Seen(pve), Is.EqualTo((1, "before\nthe move")));
        outcome = await CommandClient.RunAsync(
            kind, pve, "backup_update", ("node", "pve1"), ("volume_id", Backups.Newest), ("protected", true));
        Assert.That(outcome["changed"], Is.EqualTo("false").IgnoreCase);
        Assert.That(Puts(pve), Is.EqualTo(1));
        outcome = await CommandClient.RunAsync(
            kind, pve, "backup_update", ("node", "pve1"), ("volume_id", Backups.Newest), ("protected", false));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(Seen(pve), Is.EqualTo((0, "before\nthe move")));
    }

    [Test]
    public async Task A_backup_that_is_not_there_is_an_error()
    {
        await using var pve = await Backups.MakeAsync();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "backup_update", ("node", "pve1"), ("volume_id", Backups.Newest.Replace("100", "105")), ("protected", true));
        Assert.That(outcome.Errors, Has.Some.Contains("here is no backup local:backup/vzdump-lxc-105-"));
        Assert.That(Puts(pve), Is.Zero);
    }

    [Test]
    public async Task Something_is_to_be_said_of_it()
    {
        await using var pve = await Backups.MakeAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "backup_update", ("node", "pve1"), ("volume_id", Backups.Newest));
        Assert.That(outcome.Errors, Has.Some.Contains("At least one of protected and notes must be set"));
    }

    private static int Puts(PveSimulator pve) => pve.Requests.All.Count(request => request.Verb == "PUT");

    private static (int, string?) Seen(PveSimulator pve)
    {
        var volume = (JObject)pve.Request("GET", $"/nodes/pve1/storage/local/content/{Backups.Newest}")!;
        return ((int)volume["protected"]!, ((string?)volume["notes"])?.Trim());
    }
}
