using Proxmox.Model.Values;
using static Proxmox.Resources.Tests.Guests.GuestWorld;
using static Proxmox.Resources.Tests.Qemu.VmWorld;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmDriveTests
{
    private static readonly Value Disk = Object(("storage", "files"), ("size", "2G"));

    private static Value Vm(params ReadOnlySpan<(string Slot, Value Drive)> drives) =>
        Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("disks", Value.Object(drives)));

    [Test]
    public async Task Serial_and_model_are_texts_that_only_PVE_has_encoded()
    {
        await using var world = await StartAsync();
        var disk = Object(("storage", "files"), ("size", "1G"), ("serial", "SER 1,a%"));
        var config = Object(("vmid", 100), ("node", "pve1"), ("start_on_create", false),
            ("disks", Object(("scsi0", disk), ("ide0", disk.With("model", "My disk")))));
        await world.ApplyAsync(config);
        Assert.That((string?)world.Config()["ide0"], Does.Contain("serial=SER%201%2Ca%25").And.Contain("model=My%20disk"));
        Assert.That((await world.ImportAsync(config, "100")).Errors, Is.Empty);
        Assert.That(world.State["disks"]["ide0"]["serial"].AsText(), Is.EqualTo("SER 1,a%"));
    }

    [Test]
    public async Task A_disk_grows_and_its_options_change_without_touching_others()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Disk)));
        await world.ApplyAsync(Vm(("scsi0", Disk.With("size", "3G").With("discard", "on")), ("scsi1", Disk)));
        Assert.That(world.Writes, Is.EqualTo((string[])
        [
            "PUT /nodes/pve1/qemu/100/resize disk=scsi0&size=3G",
            "PUT /nodes/pve1/qemu/100/config scsi0=files:100/vm-100-disk-0.raw,size=3G,discard=on",
        ]));
        Assert.That((string?)world.Config()["scsi0"], Does.Contain("size=3G"));
    }

    [Test]
    public async Task A_disk_that_would_shrink_is_refused_at_plan()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk)));
        var outcome = await world.PlanAsync(Vm(("scsi0", Disk.With("size", "1G"))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("cannot shrink"));
    }

    [Test]
    public async Task A_disk_that_leaves_the_configuration_stays_as_an_unused_one()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Disk)));
        var outcome = await world.ApplyAsync(Vm(("scsi0", Disk)), mayWarn: true);
        Assert.That(outcome.Warnings.Single(), Does.Contain("its volume stays").And.Contain("files:100/vm-100-disk-1.raw"));
        Assert.That(world.Writes, Is.EqualTo((string[])["PUT /nodes/pve1/qemu/100/config delete=scsi1"]));
        Assert.That((string?)world.Config()["unused0"], Is.EqualTo("files:100/vm-100-disk-1.raw"));
        await world.PlanAsync(Vm(("scsi0", Disk)));
        Assert.That(world.Volumes("files"), Does.Contain("files:100/vm-100-disk-1.raw"));
    }

    [Test]
    public async Task A_disk_is_deleted_only_where_it_says_so_and_the_plan_warns_of_it()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Disk.With("on_remove", "destroy"))));
        var outcome = await world.ApplyAsync(Vm(("scsi0", Disk)), mayWarn: true);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("is deleted for good"));
        Assert.That(world.Volumes("files"), Does.Not.Contain("files:100/vm-100-disk-1.raw"));
        Assert.That(world.Config()["unused0"], Is.Null);
    }

    [Test]
    public async Task Another_storage_moves_the_disk_and_deletes_the_old_copy()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Disk)));
        await world.ApplyAsync(Vm(("scsi0", Disk.With("storage", "nas")), ("scsi1", Disk)));
        Assert.That(world.Writes, Is.EqualTo((string[])["POST /nodes/pve1/qemu/100/move_disk delete=1&disk=scsi0&storage=nas"]));
        Assert.That((string?)world.Config()["scsi0"], Does.StartWith("nas:100/vm-100-disk-0.raw"));
        Assert.That(world.Volumes("files"), Does.Not.Contain("files:100/vm-100-disk-0.raw"));
    }

    [Test]
    public async Task A_disk_goes_to_another_slot_with_its_volume()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk), ("scsi1", Disk.With("on_remove", "destroy"))));
        await world.ApplyAsync(Vm(("scsi0", Disk), ("virtio0", Object(("volume", "files:100/vm-100-disk-1.raw")))));
        Assert.That((string?)world.Config()["virtio0"], Does.StartWith("files:100/vm-100-disk-1.raw"));
        Assert.That(world.Config()["scsi1"], Is.Null);
        Assert.That(world.Config()["unused0"], Is.Null);
    }

    [Test]
    public async Task Drives_of_every_content_live_beside_each_other()
    {
        await using var world = await StartAsync();
        var config = Vm(
            ("scsi0", Object(("storage", "files"), ("import_from", Image), ("size", "5G"), ("format", "qcow2"))),
            ("virtio1", Object(("storage", "local-lvm"), ("size", "512M"), ("limits", Object(("iops", 100), ("mbps_read", 3))))),
            ("ide2", Object(("storage", "files"), ("cloud_init", true))),
            ("sata0", Object(("iso", Iso))),
            ("sata1", Object(("iso", "none"))));
        await world.ApplyAsync(config);
        var live = world.Config();
        Assert.That((string?)live["scsi0"], Is.EqualTo("files:100/vm-100-disk-0.qcow2,size=5G"));
        Assert.That((string?)live["virtio1"], Does.Contain("iops=100").And.Contain("mbps_rd=3"));
        Assert.That((string?)live["ide2"], Does.Contain("cloudinit"));
        Assert.That((string?)live["sata1"], Is.EqualTo("none,media=cdrom"));
        await world.ApplyAsync(config.With("disks", config["disks"].With("sata0", Object(("iso", "none")))));
        Assert.That(world.Writes, Is.EqualTo((string[])["PUT /nodes/pve1/qemu/100/config sata0=none,media=cdrom"]));
    }

    [Test]
    public async Task An_image_larger_than_the_size_that_was_asked_for_is_refused_with_the_reason()
    {
        await using var world = await StartAsync();
        var outcome = await world.TryAsync(Vm(("scsi0", Object(("storage", "files"), ("import_from", Image), ("size", "1G")))));
        Assert.That(outcome.Errors, Has.Exactly(1).Contains("can only grow"));
    }

    [Test]
    public async Task Slots_that_somebody_else_filled_are_left_alone()
    {
        await using var world = await StartAsync();
        await world.ApplyAsync(Vm(("scsi0", Disk)));
        world.ByHand("PUT", "/nodes/pve1/qemu/100/config", ("scsi5", "files:1"));
        await world.ApplyAsync(Vm(("scsi0", Disk.With("ssd", true))));
        Assert.That((string?)world.Config()["scsi5"], Does.StartWith("files:100/vm-100-disk-1.raw"));
    }

    [Test]
    public async Task The_firmware_disks_are_added_made_anew_and_removed_alone()
    {
        await using var world = await StartAsync();
        var config = Vm(("scsi0", Disk)).With("bios", "ovmf")
            .With("efi_disk", Object(("storage", "files"), ("type", "4m"), ("pre_enrolled_keys", true)))
            .With("tpm_state", Object(("storage", "files"), ("version", "v2.0")));
        await world.ApplyAsync(config);
        Assert.That((string?)world.Config()["efidisk0"], Does.Contain("efitype=4m"));
        Assert.That((string?)world.Config()["tpmstate0"], Does.Contain("version=v2.0"));
        var disk = (string?)world.Config()["scsi0"];
        var outcome = await world.ApplyAsync(
            config.With("efi_disk", Object(("storage", "files"), ("type", "4m"), ("pre_enrolled_keys", false))), mayWarn: true);
        Assert.That(outcome.Warnings, Has.Exactly(1).Contains("is recreated"));
        await world.ApplyAsync(config.With("efi_disk", Value.Null).With("tpm_state", Value.Null).With("bios", Value.Null));
        Assert.That(world.Config()["efidisk0"], Is.Null);
        Assert.That(world.Config()["tpmstate0"], Is.Null);
        Assert.That((string?)world.Config()["scsi0"], Is.EqualTo(disk));
    }
}
