using Proxmox.Model.Values;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// A hotplug that fails in part: PVE makes the rest of the change and keeps what failed for the next start. What the guest only holds on to
/// is dealt with as the user says about restarts; what PVE cannot plug in is taken back, so that no later start trips over it.
/// </summary>
public sealed class HeldDeviceTests
{
    private static readonly Value Disk = Object(("storage", "files"), ("size", "1G"));

    private static readonly Value Running = Object(
        ("vmid", 100), ("node", "pve1"), ("scsi_controller", "virtio-scsi-single"), ("disks", Object(("scsi0", Disk), ("scsi1", Disk))),
            ("network_devices", Net("virtio", "vmbr0")));

    private static readonly Value Changed = Running.With("network_devices", Net("e1000", "vmbr0")).With("name", "other");

    [Test]
    public async Task What_the_guest_holds_on_to_waits_with_a_word_of_it_and_the_rest_is_made()
    {
        await using var world = await HeldAsync(Running);
        var outcome = await world.ApplyAsync(Changed, mayWarn: true);
        Assert.That(outcome.Warnings.Single(), Does.Contain("pending changes").And.Contains("net0").And.Contains("still busy in guest?"));
        Assert.That((string?)world.Config()["name"], Is.EqualTo("other"));
        Assert.That(Pending(world), Is.EqualTo((string[])["net0"]));
    }

    [Test]
    public async Task It_is_restarted_for_it_where_the_user_has_allowed_that()
    {
        await using var world = await HeldAsync(Running.With("on_restart_required", "stop_start"));
        var outcome = await world.ApplyAsync(Changed.With("on_restart_required", "stop_start"), mayWarn: true);
        Assert.That(outcome.Warnings.Single(), Does.Contain("was restarted").And.Contains("still busy in guest?"));
        Assert.That((world.Status(), Pending(world)), Is.EqualTo(("running", Array.Empty<string>())));
        Assert.That((string?)world.Config()["net0"], Does.StartWith("e1000="));
    }

    [Test]
    public async Task A_guest_that_does_not_hear_the_reboot_runs_on_and_the_user_is_told_what_would_help()
    {
        var config = Running.With("on_restart_required", "reboot").With("shutdown_timeout_seconds", 1);
        await using var world = await HeldAsync(config);
        GuestSystems.Of(world.Pve.Datacenter)[100].ObeysShutdown = false;
        var outcome = await world.TryAsync(config.With("memory", Object(("size_mib", 1024))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("VM quit/powerdown failed - got timeout"));
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("stop_start"));
        Assert.That((world.Status(), Pending(world)), Is.EqualTo(("running", (string[])["memory"])));
    }

    [Test]
    public async Task It_is_taken_back_where_the_user_forbids_a_restart()
    {
        await using var world = await HeldAsync(Running.With("on_restart_required", "fail"));
        var outcome = await world.TryAsync(Changed.With("on_restart_required", "fail"));
        Assert.That(outcome.Errors.Single(), Does.Contain("taken back").And.Contains("still busy in guest?"));
        Assert.That(Pending(world), Is.Empty);
        Assert.That((string?)world.Config()["net0"], Does.StartWith("virtio="));
    }

    [TestCase("detach", 1)]
    [TestCase("destroy", 0)]
    public async Task A_disk_that_the_guest_holds_on_to_goes_at_its_next_start(string onRemove, int left)
    {
        var config = Running.With("disks", Object(("scsi0", Disk), ("scsi1", Disk.With("on_remove", onRemove))));
        await using var world = await HeldAsync(config);
        var outcome = await world.ApplyAsync(Running.With("disks", Object(("scsi0", Disk))), mayWarn: true);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("pending changes"));
        Assert.That(Pending(world), Is.EqualTo((string[])["scsi1"]));
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        Assert.That(world.Config()["scsi1"], Is.Null);
        Assert.That(world.Volumes("files").Count(volume => volume.EndsWith("vm-100-disk-1.raw", StringComparison.Ordinal)),
            Is.EqualTo(left));
    }

    [Test]
    public async Task A_CD_ROM_that_becomes_a_disk_waits_as_well()
    {
        var config = Running.With("disks", Object(("scsi0", Disk), ("ide2", Object(("iso", Iso)))));
        await using var world = await HeldAsync(config);
        await world.ApplyAsync(config.With("disks", Object(("scsi0", Disk), ("ide2", Disk))), mayWarn: true);
        Assert.That(Pending(world), Does.Contain("ide2"));
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        Assert.That((string?)world.Config()["ide2"], Does.StartWith("files:100/"));
    }

    [Test]
    public async Task What_cannot_be_plugged_in_is_refused_and_taken_back_so_that_the_next_start_does_not_fail(
        [Values("net0", "net1")] string device)
    {
        var config = Running.With("preflight", "off");
        await using var world = await HeldAsync(config);
        var devices = device == "net0" ? Net("virtio", "vmbr9") : Net("virtio", "vmbr0").With("net1", Net("virtio", "vmbr9")["net0"]);
        var wrong = config.With("network_devices", devices).With("name", "other");
        var outcome = await world.TryAsync(wrong);
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("bridge 'vmbr9' does not exist"));
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("taken back").And.Exactly(1).Contains(device));
        Assert.That(Pending(world), Is.Empty);
        Assert.That((string?)world.Config()["name"], Is.EqualTo("other"));
        Assert.That((await world.PlanAsync(wrong)).Action, Is.EqualTo(PlannedAction.Update));
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/stop");
        world.ByHand("POST", "/nodes/pve1/qemu/100/status/start");
    }

    private static Value Net(string model, string bridge) => Object(("net0", Object(("model", model), ("bridge", bridge))));

    private static string[] Pending(VmWorld world) =>
        [.. world.Pve.Request("GET", "/nodes/pve1/qemu/100/pending")!.Where(
            entry => entry["pending"] is not null || entry["delete"] is not null).Select(entry => (string)entry["key"]!)];

    private static async Task<VmWorld> HeldAsync(Value config)
    {
        var world = await StartAsync();
        await world.ApplyAsync(config);
        GuestSystems.Of(world.Pve.Datacenter)[100].ReleasesDevices = false;
        return world;
    }
}
