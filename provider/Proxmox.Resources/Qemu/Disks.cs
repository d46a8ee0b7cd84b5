using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>The drives of a VM, by slot: disks, CD-ROMs, the cloud-init drive, the EFI variables and the TPM's state.</summary>
internal static class Disks
{
    // PVE tells bytes without a unit where no unit is exact, as for some images.
    private const string SizePattern = @"\d+(\.\d+)?[KMGT]|\d{7,}";

    private const string OfAnother = "a volume of another guest";
    private const string OwnersPath = "/vms/{owner}";

    /// <summary>Where the volume is.</summary>
    public static Field<string> Storage { get; } =
        Text(GuestDrive.StorageName, "Storage that holds the volume.")
            .RefersTo("storage_id").Does("Another one moves the disk there. Unset keeps it where it is.")
            .Checked(Identifiers.Storage).ServerChosen()
            .UnknownWhenChanges(() => [Volume!, Iso!, CloudInit!]).Needs(StoragePrivilege.AllocateSpace);

    /// <summary>How large the volume is.</summary>
    public static Field<string> Size { get; } =
        Text(GuestDrive.SizeName, "Size such as `32G`.")
            .Does("It can only grow. Unset keeps what the image, the template or the volume has.")
            .As(Formats.Size).Matching(SizePattern, "a number with the unit K, M, G or T, such as \"32G\"").ServerChosen()
            .UnknownWhenChanges(() => [Volume!, Iso!, CloudInit!]);

    /// <summary>How the volume is stored.</summary>
    public static Field<string> Format { get; } =
        Text(GuestDrive.FormatName, "Format of the volume: `raw`, `qcow2` or `vmdk`.")
            .Does("Another one converts it. Unset means what the storage prefers.").OneOf(ImageFormats.OfDisks).ServerChosen()
            .UnknownWhenChanges(() => [Storage, Volume!, Iso!, CloudInit!]);

    /// <summary>The volume itself.</summary>
    public static Field<string> Volume { get; } =
        Text(GuestDrive.VolumeName, "Volume id, such as `local-lvm:vm-100-disk-0`.")
            .Does("Set, it attaches a volume that exists; one that belongs to another VM by its name, or to none, is not removed with this "
            + "one. Unset, PVE names the volume and the name stays.")
            .Matching(GuestDrive.VolumePattern, "a volume id such as \"local-lvm:vm-100-disk-0\"").ServerChosen()
            .Incidental(GuestDrive.IsVolumeId)
            .UnknownWhenChanges(() => [Storage, Format, Iso!, CloudInit!]).UnknownWhenObjectChanges(() => [Power.Template])
            .Needs(
                new Privilege("Datastore.Audit", "/storage/{storage}") { Case = OfAnother },
                GuestPrivilege.Disk with { Path = OwnersPath, Case = OfAnother })
            .RootOnly("a path", IsPath);

    /// <summary>Where a new disk's content comes from.</summary>
    public static Field<string> ImportFrom { get; } =
        Text("import_from", "Volume or image file that a new disk is made from, such as `local:import/debian-13.qcow2`. It is used when "
            + "the disk is created and not compared later.").CreateOnly()
            .Needs(StoragePrivilege.Use, GuestPrivilege.Clone with { Path = OwnersPath, Case = "an image of a guest" })
            .RootOnly("a path", IsPath);

    /// <summary>A CD-ROM.</summary>
    public static Field<string> Iso { get; } =
        Text("iso", "Makes it a CD-ROM with that ISO image, such as `local:iso/debian-13.iso`; `none` for an empty drive, `cdrom` for the "
            + "drive of the host.")
            .Matching("none|cdrom|[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]:[^,]+|/[^,]+",
                "an ISO image such as \"local:iso/debian-13.iso\", \"none\" or \"cdrom\"")
            .Needs(GuestPrivilege.Cdrom, StoragePrivilege.Use,
                new("Sys.Console", "/") { Case = "`cdrom`", When = (iso, _) => iso.AsText() == "cdrom" })
            .RootOnly("a path", IsPath);

    /// <summary>The cloud-init drive.</summary>
    public static Field<bool> CloudInit { get; } =
        Flag("cloud_init", "Makes it the drive that hands `cloud_init` to the guest. PVE writes it on `storage`. Unset means false.")
            .ImpliedDefault(false)
            .Needs(GuestPrivilege.CloudInit, GuestPrivilege.Cdrom);

    /// <summary>What becomes of the volume.</summary>
    public static Field<string> OnRemove { get; } =
        Text(GuestDrive.OnRemoveName,
            "What becomes of the volume when the disk leaves the configuration: `detach` keeps it as an unused disk of the VM, `destroy` "
            + "deletes it for good. Unset means `detach`.")
            .OneOf(GuestDrive.OnRemove).NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>The slots of disks and CD-ROMs (<c>PVE::QemuServer::Drive</c>).</summary>
    public static ImmutableArray<SlotName> SlotNames { get; } = [new("scsi", 31), new("virtio", 16), new("sata", 6), new("ide", 4)];

    /// <summary>Disks and CD-ROMs by slot.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Map { get; } = Empty()
        .InSlots(SlotNames).Needs(GuestPrivilege.Disk).TakesEffect(Hotplug.OfDisk);

    /// <summary>How the EFI variables are laid out.</summary>
    public static Field<string> EfiType { get; } =
        Text("type", "Layout of the variables: `4m`, which secure boot needs, or `2m`.")
            .Does("Another one recreates the disk. Unset means `2m`.").OnWire("efitype")
            .OneOf(("2m", "2 MiB, which does not suffice for secure boot."), ("4m", "4 MiB, which secure boot needs."));

    /// <summary>Whether the EFI variables hold keys from the beginning.</summary>
    public static Field<bool> EnrolledKeys { get; } =
        Flag("pre_enrolled_keys", "Whether a new disk holds the keys of the common distributions and of Microsoft.")
            .Does("Another value recreates the disk. Unset means false.").OnWire("pre-enrolled-keys");

    /// <summary>Which of Microsoft's certificates the EFI variables hold.</summary>
    public static Field<string> Certificates { get; } =
        Text("ms_cert", "Generation of Microsoft's certificates in a new disk with enrolled keys. PVE chooses it where unset.")
            .OnWire("ms-cert").ServerChosen().UnknownWhenChanges(() => [EfiType, EnrolledKeys]);

    /// <summary>Which TPM it is.</summary>
    public static Field<string> TpmVersion { get; } =
        Text("version", "Version of the TPM: `v2.0` or `v1.2`.")
            .Does("Another one recreates the state. Unset means `v1.2` in PVE; Windows 11 needs `v2.0`.")
            .OneOf(("v1.2", "TPM 1.2."), ("v2.0", "TPM 2.0, which Windows 11 needs."));

    /// <summary>The EFI variables.</summary>
    public static Field<Attributes> Efi { get; } = Nested(
        "efi_disk",
        "Where the firmware keeps its variables; for a VM whose `bios` is `ovmf`.",
        [
            Storage with { Follows = () => [Volume] },
            EfiType,
            EnrolledKeys,
            Certificates,
            Format with { Follows = () => [Storage, Volume] },
            Volume with { Follows = () => [Storage, Format, EfiType, EnrolledKeys] },
            ImportFrom,
            OnRemove,
        ]).OnWire("efidisk0").Does("Removing or recreating it loses the boot entries and enrolled keys.")
        .Needs(GuestPrivilege.Disk).TakesEffect(Effect.AtNextStart);

    /// <summary>The TPM's state.</summary>
    public static Field<Attributes> Tpm { get; } = Nested(
        "tpm_state",
        "Where the virtual TPM keeps its state.",
        [
            Storage with { Follows = () => [Volume] },
            TpmVersion,
            Format with { Follows = () => [Storage, Volume] },
            Volume with { Follows = () => [Storage, Format, TpmVersion] },
            ImportFrom,
            OnRemove,
        ]).OnWire("tpmstate0").Does("Removing or recreating it loses what the guest has sealed with it.")
        .Needs(GuestPrivilege.Disk).TakesEffect(Effect.AtNextStart);

    /// <summary>The volumes that no slot uses.</summary>
    public static Field<IReadOnlyDictionary<string, string>> Unused { get; } =
        TextMap("unused_disks", "Volumes of the VM that no slot uses, by PVE's name for them, such as `unused0`.")
            .Computed().InSlots(new SlotName("unused", 256)).UnknownWhenChanges(() => [Map, Efi, Tpm]);

    private static bool IsPath(Value volume) => volume.AsText()?.StartsWith('/') is true;

    private static Field<IReadOnlyDictionary<string, Attributes>> Empty() => Slots(
        "disks",
        "Disks and CD-ROMs by slot: `scsi0` to `scsi30`, `virtio0` to `virtio15`, `sata0` to `sata5`, `ide0` to `ide3`.",
        [Storage, Size, Format, Volume, ImportFrom, Iso, CloudInit, OnRemove, .. DiskOptions.All])
        .Does("A disk is new and empty (`storage` and `size`), made from an image, a volume that exists (`volume`), a CD-ROM (`iso`) or "
            + "the cloud-init drive (`cloud_init`). Slots that are not listed are left alone.");
}
