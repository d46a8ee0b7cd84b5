using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Backup;

public sealed class GuestsWithoutBackupTests
{
    [Test]
    public async Task Guests_that_no_job_is_for_are_told_by_their_VMIDs()
    {
        await using var pve = await PveSimulator.StartAsync();
        foreach (var vmid in (int[])[102, 101, 100])
        {
            pve.Request("POST", "/nodes/pve1/qemu", ("vmid", vmid), ("name", $"vm{vmid}"));
        }

        pve.Request("POST", "/cluster/backup", ("id", "some"), ("schedule", "daily"), ("vmid", 101));
        var items = (await DataReader.ReadAsync(pve, "guests_without_backup"))["items"].Items;
        Assert.That(items.Select(guest => (guest["vmid"].AsLong(), guest["guest_type"].AsText(), guest["name"].AsText())),
            Is.EqualTo(new (long?, string?, string?)[] { (100, "qemu", "vm100"), (102, "qemu", "vm102") }));
    }
}
