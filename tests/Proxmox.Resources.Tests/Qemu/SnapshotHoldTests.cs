using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What a snapshot holds cannot go: the plan says so, and where it could not know, the VM is not left stuck.</summary>
public sealed class SnapshotHoldTests
{
    private static readonly Value Disk = Object(("storage", "files"), ("size", "2G"), ("format", "qcow2"));

    private static readonly Value Config = Object(
        ("vmid", 100), ("node", "pve1"), ("start_on_create", false),
            ("disks", Object(("scsi0", Disk), ("scsi1", Disk.With("on_remove", "destroy")))));

    private static readonly Value Without = Config.With("disks", Object(("scsi0", Disk)));

    [Test]
    public async Task A_disk_that_a_snapshot_holds_is_not_destroyed_and_the_plan_says_which_one()
    {
        await using var world = await HeldAsync(Config);
        var plan = await world.PlanAsync(Without);
        Assert.That(plan.Errors, Has.Exactly(1).Contains("held by a snapshot").And.Exactly(1).Contains("before"));
        Assert.That(world.Writes, Is.Empty);
    }

    [Test]
    public async Task Nor_is_it_moved_and_nothing_of_the_change_is_begun()
    {
        await using var world = await HeldAsync(Config.With("protection", true));
        var plan = await world.PlanAsync(Config.With("disks", Config["disks"].With("scsi0", Disk.With("storage", "nas"))));
        Assert.That(plan.Errors, Has.Exactly(1).Contains("held by a snapshot").And.Exactly(1).Contains("moved"));
    }

    [Test]
    public async Task A_disk_that_came_after_the_snapshot_goes_as_ever()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Without);
        world.ByHand("POST", "/nodes/pve1/qemu/100/snapshot", ("snapname", "before"));
        await world.ApplyAsync(Config);
        await world.ApplyAsync(Without, mayWarn: true);
    }

    [Test]
    public async Task A_deletion_that_PVE_could_not_carry_out_is_taken_back_so_that_later_changes_go_through()
    {
        await using var world = await HeldAsync(Config.With("preflight", "off"));
        var outcome = await world.TryAsync(Without.With("preflight", "off"));
        Assert.That(outcome.Errors, Has.Some.Contains("still in use"));
        Assert.That(world.Writes, Has.Some.Contains("revert=scsi1"));
        Assert.That(world.Pve.Request("GET", "/nodes/pve1/qemu/100/pending")!.Any(entry => entry["delete"] is not null), Is.False);
        await world.ApplyAsync(Config.With("preflight", "off").With("name", "other"));
    }

    [Test]
    public async Task Firmware_disks_that_cannot_be_made_anew_are_still_there_afterwards()
    {
        await using var world = await StartAsync();
        var config = Without.With("bios", "ovmf")
            .With("efi_disk", Object(("storage", "files"), ("type", "4m"), ("pre_enrolled_keys", true), ("on_remove", "destroy")))
            .With("tpm_state", Object(("storage", "files"), ("version", "v1.2"), ("on_remove", "destroy")));
        await world.ApplyAsync(config);
        var changed = config.With("efi_disk", config["efi_disk"].With("pre_enrolled_keys", false))
            .With("tpm_state", config["tpm_state"].With("version", "v2.0"));
        world.Pve.Faults.On("P*", "/nodes/pve1/qemu/100/config").Fail(500, "no space left\n").Once();
        Assert.That((await world.TryAsync(changed)).Errors, Is.Not.Empty);
        Assert.That((string?)world.Config()["efidisk0"], Does.Contain("pre-enrolled-keys=1"));
        Assert.That((string?)world.Config()["tpmstate0"], Does.Contain("version=v1.2"));
        await world.ApplyAsync(changed, mayWarn: true);
        Assert.That((string?)world.Config()["tpmstate0"], Does.Contain("version=v2.0"));
        Assert.That(world.Config()["unused0"], Is.Null);
        Assert.That(world.Volumes("files").Count(volume => volume.Contains("vm-100-", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    private static async Task<VmWorld> HeldAsync(Value config)
    {
        var world = await StartAsync();
        await world.ApplyAsync(config);
        world.ByHand("POST", "/nodes/pve1/qemu/100/snapshot", ("snapname", "before"));
        return world;
    }
}
