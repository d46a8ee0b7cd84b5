using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>The file systems of a container, by slot: its root, volumes, and what it shares with its node.</summary>
internal static class MountPoints
{
    /// <summary>The slot of the root.</summary>
    public const string Root = "rootfs";

    private const string OfAnother = "a volume of another guest";

    // PVE changes nothing at a mount point that is in use.
    private static readonly Effect Mounted =
        new("a new one at once, a change at the next start", (before, _, _) => !before.IsNull);

    /// <summary>Where the volume is.</summary>
    public static Field<string> Storage { get; } =
        Text(GuestDrive.StorageName, "Storage that holds the volume; its content types must include `rootdir`.").RefersTo("storage_id")
            .Does("Another one moves the volume there, while the container is stopped. Unset keeps it where it is.")
            .Checked(Identifiers.Storage).ServerChosen()
            .UnknownWhenChanges(() => [Volume!]).Needs(StoragePrivilege.AllocateSpace);

    /// <summary>How large the volume is.</summary>
    public static Field<string> Size { get; } =
        Text(GuestDrive.SizeName, "Size such as `8G`.")
            .Does("It can only grow. Unset keeps what the volume has, and means `4G` for a new root.")
            .As(Formats.Size).Matching(@"\d+(\.\d+)?[KMGT]|\d{7,}", "a number with the unit K, M, G or T, such as \"8G\"").ServerChosen()
            .UnknownWhenChanges(() => [Volume!]);

    /// <summary>The volume itself.</summary>
    public static Field<string> Volume { get; } =
        Text(GuestDrive.VolumeName,
            "Volume id, such as `local-lvm:vm-100-disk-0`; or a directory of the node (bind mount) such as `/srv/data`, or a block device "
            + "of the node such as `/dev/sdb1`.")
            .Does("Set, it mounts what exists; a volume that belongs to another guest by its name, or to none, is not removed with this "
            + "one. Unset, PVE names the volume and the name stays.")
            .Matching(GuestDrive.VolumePattern, "a volume id such as \"local-lvm:vm-100-disk-0\", or a path such as \"/srv/data\"")
            .ServerChosen().Incidental(GuestDrive.IsVolumeId)
            .UnknownWhenChanges(() => [Storage]).UnknownWhenObjectChanges(() => [Power.Template])
            .Needs(
                new Privilege("Datastore.Audit", "/storage/{storage}") { Case = OfAnother },
                GuestPrivilege.Disk with { Path = "/vms/{owner}", Case = OfAnother })
            .RootOnly("a path", IsPath);

    /// <summary>Where it is mounted.</summary>
    public static Field<string> MountPath { get; } =
        Text("path", "Where it is mounted inside the container, such as `/data`. Required but for `rootfs`, which is the root itself.")
            .OnWire("mp").Matching(GuestDrive.PathPattern, "an absolute path such as \"/data\"");

    /// <summary>What becomes of the volume.</summary>
    public static Field<string> OnRemove { get; } =
        Text(GuestDrive.OnRemoveName,
            "What becomes of the volume when the mount point leaves the configuration: `detach` keeps it as an unused volume "
            + "of the container, `destroy` deletes it for good; that of a running container once it has restarted, see "
            + "`volumes_to_destroy`. Unset means `detach`.")
            .OneOf(GuestDrive.OnRemove).NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>The mount points.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Map { get; } = Slots(
        "mount_points",
        "File systems by slot: `rootfs` for the root, `mp0` to `mp255` for what is mounted in it.",
        [MountPath, Storage, Size, Volume, OnRemove, .. MountOptions.All])
        .Does("One is new and empty (`storage` and `size`), a volume that exists, a directory or a device of the node (`volume`). Slots "
            + "that are not listed are left alone.")
        .InSlots(new SlotName(Root, 0), new SlotName("mp", 256)).TypeNamed("ContainerMountPoint")
        .Needs(GuestPrivilege.Disk).TakesEffect(Mounted);

    /// <summary>The volumes that no slot uses.</summary>
    public static Field<IReadOnlyDictionary<string, string>> Unused { get; } =
        TextMap("unused_volumes", "Volumes of the container that no slot uses, by PVE's name for them, such as `unused0`.")
            .Computed().InSlots(new SlotName("unused", 256)).UnknownWhenChanges(() => [Map]);

    /// <summary>The volumes that go when the container has let go of them.</summary>
    public static Field<IReadOnlySet<string>> ToDestroy { get; } =
        TextSet("volumes_to_destroy", "Volumes that left the configuration with an `on_remove` of `destroy` while the container ran, which "
            + "holds on to them until it restarts. The first apply after that deletes them.").Computed().AlwaysReturned().UnknownOnUpdate()
            .Remembered();

    /// <summary>True for a path of the node.</summary>
    public static bool IsPath(Value volume) => volume.AsText()?.StartsWith('/') is true;
}
