using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Disks;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Disks.Commands;

public sealed class NodeDiskWipeTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task What_is_left_on_a_disk_is_wiped(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Run("POST", DiskLife.Path + "/lvm", ("name", "old"), ("device", "/dev/sdb"));
        pve.Run("DELETE", DiskLife.Path + "/lvm/old");
        var outcome = await RunAsync(kind, pve, "/dev/sdb");
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(pve.Requests.All.Single(request => request.Path.EndsWith("/wipedisk", StringComparison.Ordinal)).Parameters
            .Select(parameter => $"{parameter.Key}={parameter.Value}"), Is.EqualTo(new[] { "disk=/dev/sdb" }));
        Assert.That(pve.Datacenter.Locked(state => NodeDisks.Of(state, "pve1").Find("/dev/sdb")!.IsPhysicalVolume), Is.False);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task What_works_is_not_wiped(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Run("POST", DiskLife.Path + "/lvm", ("name", "group"), ("device", "/dev/sdb"));
        pve.Run("POST", DiskLife.Path + "/zfs", ("name", "tank"), ("devices", "/dev/sdc"), ("raidlevel", "single"));
        pve.Run("POST", DiskLife.Path + "/directory", ("name", "files"), ("device", "/dev/sdd"));
        foreach (var (disk, use) in new[]
        {
            ("/dev/sda", "/dev/sda1 is BIOS boot"), ("/dev/sdb", "/dev/sdb is a part of volume group group"),
            ("/dev/sdc", "ata-ST4000NM000A-2HZ100_WS2000000002-part1 is a part of ZFS pool tank"),
            ("/dev/sdc1", "is a part of ZFS pool tank"), ("/dev/sdd", "/dev/sdd1 is mounted (ext4)"),
        })
        {
            Assert.That((await RunAsync(kind, pve, disk)).Errors, Has.Some.Contains(use));
        }

        Assert.That((await RunAsync(kind, pve, "/dev/sdz")).Errors, Has.Some.Contains("PVE lists no /dev/sdz"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "PUT"), Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Nothing_is_wiped_without_consent_or_by_a_token(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That((await RunAsync(kind, pve, "/dev/sdb", consent: false)).Errors, Has.Some.Contains("destroys all that is on the disk"));
        var byToken = await CommandClient.RunAsync(
            kind, pve, "node_disk_wipe", ("node", "pve1"), ("disk", "/dev/sdb"), ("destroy_data", true));
        Assert.That(byToken.Errors, Has.Some.Contains("PVE lets only root@pam itself do this"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "PUT"), Is.Empty);
    }

    private static Task<CommandOutcome> RunAsync(ClientKind kind, PveSimulator pve, string disk, Value? consent = null) =>
        CommandClient.RunAsync(kind, pve, Configurations.ByLogin(pve), "node_disk_wipe", ("node", "pve1"), ("disk", disk),
            ("destroy_data", consent ?? true));
}
