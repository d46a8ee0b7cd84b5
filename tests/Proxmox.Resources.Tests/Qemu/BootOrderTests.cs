using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>
/// PVE changes the order of booting of its own accord; what the user wrote holds, and what it does not touch is not said to change.
/// </summary>
public sealed class BootOrderTests
{
    private static readonly Value Disk = Object(("storage", "files"), ("size", "1G"));
    private static readonly Value Disc = Object(("iso", Iso));
    private static readonly Value Vm =
        Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("disks", Object(("scsi0", Disk), ("scsi1", Disk))));

    [Test]
    public async Task A_managed_order_stays_when_a_CD_ROM_comes_in()
    {
        await using var world = await StartAsync();
        var ordered = Vm.With("boot_order", Value.List("scsi0"));
        await world.ApplyAsync(ordered);
        await world.ApplyAsync(ordered.With("disks", ordered["disks"].With("ide2", Disc)));
        Assert.That((string?)world.Config()["boot"], Is.EqualTo("order=scsi0"));
    }

    [Test]
    public async Task A_managed_order_gets_a_CD_ROM_where_the_user_puts_it()
    {
        await using var world = await StartAsync();
        var ordered = Vm.With("boot_order", Value.List("scsi0", "scsi1"));
        await world.ApplyAsync(ordered);
        await world.ApplyAsync(
            ordered.With("disks", ordered["disks"].With("ide2", Disc)).With("boot_order", Value.List("ide2", "scsi0", "scsi1")));
        Assert.That((string?)world.Config()["boot"], Is.EqualTo("order=ide2;scsi0;scsi1"));
    }

    [Test]
    public async Task A_drive_that_the_order_still_names_is_not_taken_away()
    {
        await using var world = await StartAsync();
        var ordered = Vm.With("boot_order", Value.List("scsi0", "scsi1"));
        await world.ApplyAsync(ordered);
        var without = ordered.With("disks", Object(("scsi0", Disk)));
        Assert.That((await world.PlanAsync(without)).Errors, Has.Exactly(1).Contains("boot_order names disks[\"scsi1\"]"));
        await world.ApplyAsync(without.With("boot_order", Value.List("scsi0")), mayWarn: true);
        Assert.That((string?)world.Config()["boot"], Is.EqualTo("order=scsi0"));
    }

    [Test]
    public async Task An_order_that_nobody_manages_follows_the_devices_without_a_word()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm);
        await world.ApplyAsync(Vm.With("disks", Vm["disks"].With("ide2", Disc)));
        await world.ApplyAsync(Vm.With("disks", Vm["disks"].With("ide2", Object(("iso", "none")))));
        Assert.That(world.State["boot_order"], Is.EqualTo(Value.List("scsi0", "ide2")));
    }

    [Test]
    public async Task An_order_that_is_given_up_together_with_a_device_in_it_leaves_the_VM_to_PVEs_own_order()
    {
        await using var world = await StartAsync();
        var netBoot = Vm.With("network_devices", Object(("net0", Object(("model", "virtio"), ("bridge", "vmbr0")))))
            .With("boot_order", Value.List("net0"));
        await world.ApplyAsync(netBoot);
        await world.ApplyAsync(Vm);
        Assert.That(world.Config()["boot"], Is.Null, "a blank would be an order with nothing in it");
    }

    [Test]
    public async Task An_order_that_is_only_put_back_restarts_nothing()
    {
        await using var world = await StartAsync();
        var running = Vm.With("start_on_create", true).With("boot_order", Value.List("scsi0"));
        await world.ApplyAsync(running);
        // What waits since then is not this change's.
        await world.ApplyAsync(running.With("boot_order", Value.List("scsi1")), mayWarn: true);
        var patient = running.With("boot_order", Value.List("scsi1")).With("disks", Vm["disks"].With("scsi2", Disc));
        world.Pve.Requests.Clear();
        await world.ApplyAsync(patient, mayWarn: true);
        Assert.That(world.Writes, Has.Some.Contains("boot=order=scsi1").And.None.Contains("/status/"));
        Assert.That((string?)world.Config()["boot"], Is.EqualTo("order=scsi1"));
    }
}
