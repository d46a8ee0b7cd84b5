using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Disks;

public sealed class DiskSmartTests
{
    [Test]
    public async Task A_disk_tells_how_it_is()
    {
        await using var pve = await PveSimulator.StartAsync();
        var spinning = await DataReader.ReadAsync(pve, "node_disk_smart", ("node", "pve1"), ("disk", "/dev/sdb"));
        Assert.That((spinning["health"].AsText(), spinning["type"].AsText()), Is.EqualTo(("PASSED", "ata")));
        Assert.That((spinning["attributes"].Items[1]["id"].AsLong(), spinning["attributes"].Items[1]["name"].AsText()),
            Is.EqualTo((5L, "Reallocated_Sector_Ct")));
        var flash = await DataReader.ReadAsync(pve, "node_disk_smart", ("node", "pve1"), ("disk", "/dev/nvme0n1"));
        Assert.That((flash["life_left_percent"].AsLong(), flash["attributes"].Items.Length), Is.EqualTo((98L, 0)));
        Assert.That(flash["text"].AsText(), Does.Contain("Power On Hours"));
    }
}
