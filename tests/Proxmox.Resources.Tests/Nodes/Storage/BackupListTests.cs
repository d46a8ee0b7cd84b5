using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class BackupListTests
{
    [Test]
    public async Task The_backups_of_a_guest_are_told_from_all_storages_oldest_first()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/storage", ("storage", "more"), ("type", "dir"), ("path", "/mnt/more"), ("content", "backup"));
        Files.Put(pve, "local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst", new byte[1000]);
        pve.Clock.Advance(TimeSpan.FromMinutes(1));
        Files.Put(pve, "more:backup/vzdump-lxc-100-2026_01_03-03_04_05.tar.zst", new byte[1000]);
        Files.Put(pve, "more:backup/vzdump-qemu-101-2026_01_03-03_04_05.vma.zst", new byte[1000]);
        var backups = (await DataReader.ReadAsync(pve, "backups", ("node", "pve1"), ("vmid", 100)))["items"].Items;
        Assert.That(backups.Select(backup => (backup["volume_id"].AsText(), backup["guest_type"].AsText())), Is.EqualTo(new[]
        {
            ("local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst", "lxc"),
            ("more:backup/vzdump-lxc-100-2026_01_03-03_04_05.tar.zst", "lxc"),
        }));
        backups = (await DataReader.ReadAsync(pve, "backups", ("node", "pve1"), ("storage", "more")))["items"].Items;
        Assert.That(backups.Select(backup => backup["vmid"].AsLong()), Is.EquivalentTo(new long?[] { 100, 101 }));
    }
}
