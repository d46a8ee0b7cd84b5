using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class BackupsToPruneTests
{
    [Test]
    public async Task What_a_prune_would_remove_is_told_and_nothing_is_removed()
    {
        await using var pve = await Backups.MakeAsync();
        var items = (await DataReader.ReadAsync(
            pve, "backups_to_prune", ("node", "pve1"), ("storage", "local"), ("prune_backups", Config(("keep_last", 1)))))["items"].Items;
        Assert.That(items.Select(item => (item["volume_id"].AsText(), item["mark"].AsText(), item["vmid"].AsLong())), Is.EquivalentTo(new[]
        {
            (Backups.OfOther, "keep", 101L), (Backups.Oldest, "remove", (long?)100), (Backups.Newest, "keep", 100),
        }));
        Assert.That(Files.Find(pve, Backups.Oldest), Is.Not.Null);
        items = (await DataReader.ReadAsync(pve, "backups_to_prune", ("node", "pve1"), ("storage", "local"), ("guest_type", "qemu"),
            ("prune_backups", Config(("keep_all", true)))))["items"].Items;
        Assert.That(items.Select(item => item["volume_id"].AsText()), Is.EqualTo(new[] { Backups.OfOther }));
    }
}
