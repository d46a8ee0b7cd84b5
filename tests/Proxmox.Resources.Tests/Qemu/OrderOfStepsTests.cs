using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>Where several requests make one change, what can fail comes before what cannot be taken back.</summary>
public sealed class OrderOfStepsTests
{
    private static readonly Value Disk = Object(("storage", "files"), ("size", "1G"));
    private static readonly Value Expendable = Disk.With("on_remove", "destroy");

    private static Value Vm(params ReadOnlySpan<(string Slot, Value Drive)> drives) =>
        Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("name", "old"), ("disks", Value.Object(drives)));

    [Test]
    public async Task Settings_come_first_then_drives_move_grow_and_come_in_and_what_is_deleted_goes_last()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Expendable), ("scsi2", Disk)).With("protection", true));
        var after = Vm(("scsi0", Object(("storage", "nas"), ("size", "2G"))), ("scsi3", Disk)).With("name", "new");
        await world.ApplyAsync(after, mayWarn: true);
        Assert.That(world.Writes.Select(write => write.Replace("/nodes/pve1/qemu/100/", "", StringComparison.Ordinal)),
            Is.EqualTo((string[])
        [
            "PUT config name=new",
            "PUT config protection=0",
            "PUT config delete=scsi2",
            "POST move_disk delete=1&disk=scsi0&storage=nas",
            "PUT resize disk=scsi0&size=2G",
            "POST config delete=protection&scsi3=files:1",
            "PUT config delete=scsi1&force=1",
        ]));
    }

    [Test]
    public async Task A_setting_that_PVE_refuses_leaves_disks_and_protection_as_they_were()
    {
        await using var world = await StartAsync();
        var config = Vm(("scsi0", Disk), ("scsi1", Expendable)).With("protection", true);
        await world.ApplyAsync(config);
        world.Pve.Faults.On("PUT", "/nodes/pve1/qemu/100/config").Fail(500, "out of order\n").Once();
        var outcome = await world.TryAsync(Vm(("scsi0", Disk.With("storage", "nas"))).With("name", "new"));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("out of order"));
        Assert.That(world.Writes, Has.Exactly(1).Items);
        Assert.That((int?)world.Config()["protection"], Is.EqualTo(1));
        Assert.That((string?)world.Config()["scsi1"], Does.StartWith("files:100/vm-100-disk-1.raw"));
    }

    [Test]
    public async Task A_volume_is_deleted_only_when_the_one_that_comes_beside_it_is_there()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Expendable)));
        world.Pve.Faults.On("POST", "/nodes/pve1/qemu/100/config").Fail(500, "no space left\n").Once();
        var after = Vm(("scsi0", Disk), ("scsi2", Disk));
        Assert.That((await world.TryAsync(after)).Errors, Is.Not.Empty);
        Assert.That((string?)world.Config()["scsi1"], Does.StartWith("files:100/vm-100-disk-1.raw"));
        await world.ApplyAsync(after, mayWarn: true);
        Assert.That(world.Volumes("files"), Does.Not.Contain("files:100/vm-100-disk-1.raw"));
    }

    [Test]
    public async Task A_volume_whose_place_another_one_takes_is_deleted_only_after_that([Values] bool fails)
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve1/storage/files/content", ("vmid", 777), ("filename", "vm-777-data.raw"), ("size", "1G"));
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Expendable)));
        if (fails)
        {
            world.Pve.Faults.On("PUT", "/nodes/pve1/qemu/100/config").After(1).Fail(500, "out of order\n").Once();
        }

        var outcome = await world.TryAsync(Vm(("scsi0", Disk), ("scsi1", Object(("volume", "files:777/vm-777-data.raw")))));
        Assert.That(outcome.Errors, fails ? Is.Not.Empty : Is.Empty);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("is deleted for good"));
        Assert.That(world.Volumes("files").Contains("files:100/vm-100-disk-1.raw"), Is.EqualTo(fails));
        Assert.That((string?)world.Config()["unused0"], Is.EqualTo(fails ? "files:100/vm-100-disk-1.raw" : null));
    }

    [Test]
    public async Task Protection_that_was_lifted_for_a_change_is_put_back_when_the_change_fails()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk)).With("protection", true));
        var moved = Vm(("scsi0", Disk.With("storage", "nas")));
        world.Pve.Faults.On("POST", "/nodes/pve1/qemu/100/move_disk").Fail(500, "no space left\n").Once();
        Assert.That((await world.TryAsync(moved)).Errors, Has.Exactly(1).Contains("no space left"));
        Assert.That((int?)world.Config()["protection"], Is.EqualTo(1));
        Assert.That(world.State["protection"], Is.EqualTo(Value.Of(true)));
        await world.ApplyAsync(moved);
        Assert.That(world.Config()["protection"], Is.Null.Or.EqualTo(new Newtonsoft.Json.Linq.JValue(0)));
    }

    [Test]
    public async Task Protection_that_cannot_be_put_back_is_told()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk)).With("protection", true));
        world.Pve.Faults.On("POST", "/nodes/pve1/qemu/100/move_disk").Fail(500, "no space left\n").Once();
        world.Pve.Faults.On("PUT", "/nodes/pve1/qemu/100/config").After(1).Fail(500, "out of order\n").Once();
        var outcome = await world.TryAsync(Vm(("scsi0", Disk.With("storage", "nas"))));
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("without its protection"));
    }

    [Test]
    public async Task A_clone_of_a_protected_template_is_protected_however_its_disks_are_changed()
    {
        await using var world = await StartAsync();
        world.ByHand("POST", "/nodes/pve1/qemu", ("vmid", 901), ("name", "guarded"), ("protection", 1), ("scsi0", "files:1"));
        await world.ApplyAsync(Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("clone", Object(("vmid", 901))),
            ("disks", Object(("scsi0", Object(("storage", "nas")))))));
        Assert.That((int?)world.Config()["protection"], Is.EqualTo(1));
        Assert.That((string?)world.Config()["scsi0"], Does.StartWith("nas:"));
    }

    [Test]
    public async Task A_guest_that_was_shut_down_for_a_migration_that_fails_runs_again()
    {
        await using var world = await StartAsync();
        var config = Vm(("scsi0", Disk)).With("start_on_create", true).With("migrate", Object(("offline", true)));
        await world.ApplyAsync(config);
        world.Pve.Faults.On("POST", "/nodes/pve1/qemu/100/migrate").Fail(500, "no route\n").Once();
        Assert.That((await world.TryAsync(config.With("node", "pve2"))).Errors, Has.Exactly(1).Contains("no route"));
        Assert.That(world.Status(), Is.EqualTo("running"));
        await world.ApplyAsync(config.With("node", "pve2"));
        Assert.That(world.Status(node: "pve2"), Is.EqualTo("running"));
    }
}
