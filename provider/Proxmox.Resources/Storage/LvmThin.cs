using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>LVM thin pools: type <c>lvmthin</c> (PVE::Storage::LvmThinPlugin).</summary>
public static class LvmThin
{
    private static readonly Field<string> ThinPool =
        Text("thin_pool", "Name of the thin pool in the volume group.")
            .OnWire("thinpool").Required().Replacing().Matching("[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]", "a name that LVM accepts");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("lvmthin", "lvmthin", "A storage in an LVM thin pool of the nodes.", "local-lvm",
    [
        StorageFields.VolumeGroup,
        ThinPool,
        StorageFields.Content("both", "images", "rootdir"),
        StorageFields.BandwidthLimit,
    ]) with
        {
            Noun = "LvmThin",
        };
}
