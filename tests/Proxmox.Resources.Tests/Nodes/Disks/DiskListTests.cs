using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Disks;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Disks;

public sealed class DiskListTests
{
    [Test]
    public async Task Disks_are_told_with_what_they_are_used_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Run("POST", DiskLife.Path + "/zfs", ("name", "tank"), ("devices", "/dev/sdb"), ("raidlevel", "single"));
        pve.Datacenter.Locked(state =>
        {
            var disk = NodeDisks.Of(state, "pve1").Unused("/dev/nvme0n1");
            disk.IsPhysicalVolume = true;
            disk.OsdIds.Add(3);
        });
        var disks = (await DataReader.ReadAsync(pve, "node_disks", ("node", "pve1")))["items"].Items;
        Assert.That(disks, Has.Length.EqualTo(17));
        Assert.That(Use(disks, "/dev/sda"), Is.EqualTo("BIOS boot"));
        Assert.That(Use(disks, "/dev/sdb"), Is.EqualTo("ZFS"));
        Assert.That(Use(disks, "/dev/sdc"), Is.Null);
        var osd = Of(disks, "/dev/nvme0n1");
        Assert.That((osd["used"].AsText(), osd["osd_ids"].Items[0].AsText(), osd["type"].AsText(), osd["life_left_percent"].AsLong()),
            Is.EqualTo(("LVM", "3", "nvme", 98L)));
        Assert.That((Of(disks, "/dev/sdc")["life_left_percent"].IsNull, Of(disks, "/dev/sdc")["health"].AsText()),
            Is.EqualTo((true, "PASSED")));
    }

    [Test]
    public async Task Filters_leave_disks_out()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await NamesAsync(pve, ("unused", false)), Is.EqualTo(new[] { "/dev/sda" }));
        Assert.That(await NamesAsync(pve, ("unused", true), ("type", "nvme")), Has.Length.EqualTo(4));
        Assert.That(await NamesAsync(pve, ("serial", "WS2000000003")), Is.EqualTo(new[] { "/dev/sdd" }));
        Assert.That(await NamesAsync(pve, ("include_partitions", true), ("type", "partition")),
            Is.EqualTo(new[] { "/dev/sda1", "/dev/sda2", "/dev/sda3" }));
        var quiet = await DataReader.ReadAsync(pve, "node_disks", ("node", "pve1"), ("skip_smart", true));
        Assert.That(quiet["items"].Items.Select(disk => disk["health"].AsText()), Is.All.EqualTo("UNKNOWN"));
    }

    private static async Task<string?[]> NamesAsync(PveSimulator pve, params (string Name, Value Value)[] filters) =>
        [.. (await DataReader.ReadAsync(pve, "node_disks", [("node", "pve1"), .. filters]))["items"].Items
            .Select(disk => disk["device"].AsText())];

    private static Value Of(IEnumerable<Value> disks, string device) => disks.Single(disk => disk["device"].AsText() == device);

    private static string? Use(IEnumerable<Value> disks, string device) => Of(disks, device)["used"].AsText();
}
