using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>LVM volume groups: type <c>lvm</c> (PVE::Storage::LVMPlugin).</summary>
public static class Lvm
{
    private static readonly Field<string> BaseVolume =
        Text("base_volume", "Volume of an iSCSI storage that PVE makes the volume group on when it does not exist, as `storage:volume`.")
            .OnWire("base").Replacing().Matching(
                "[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]:.+", "a volume such as \"san:0.0.1.scsi-360000000000000000e00000000010001\"");

    private static readonly Field<bool> WipeRemovedVolumes =
        Flag("wipe_removed_volumes",
            "Overwrites a volume with zeros before it is removed, so that the next owner of its space cannot read it. Unset means false.")
            .OnWire("saferemove").ImpliedDefault(false);

    private static readonly Field<long> WipeStep =
        Whole("wipe_step_mib",
            "How much is overwritten at a time, in MiB: 1, 2, 4, 8, 16 or 32, at most what the disk takes. Unset means 32.")
            .OnWire("saferemove-stepsize").Since("9.1").ImpliedDefault(32)
            .Checked(new("1, 2, 4, 8, 16 or 32", value => value.AsLong() is null or 1 or 2 or 4 or 8 or 16 or 32));

    private static readonly Field<string> WipeThroughput =
        Text("wipe_throughput", "How fast it is overwritten, as the option `-t` of cstream takes it: bytes per second, negative for an "
            + "upper limit that may be exceeded for a while. Unset means `-10485760`, 10 MiB per second.")
            .OnWire("saferemove_throughput").Matching("-?[0-9]+[kKmMgG]?", "a number of bytes with an optional unit k, m or g")
                .ImpliedDefault("-10485760");

    private static readonly Field<bool> TaggedOnly =
        Flag("tagged_only", "Uses only volumes that carry the tag `pve-vm-` with a VMID, so that others may live in the same volume group. "
            + "Unset means false.").ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("lvm", "lvm", "A storage in an LVM volume group, for instance on a disk that all nodes reach.", "san-lvm",
    [
        StorageFields.VolumeGroup,
        BaseVolume,
        StorageFields.Content("`images`", "images", "rootdir"),
        StorageFields.Shared,
        WipeRemovedVolumes,
        WipeStep,
        WipeThroughput,
        TaggedOnly,
        StorageFields.SnapshotAsVolumeChain,
        StorageFields.BandwidthLimit,
    ]);
}
