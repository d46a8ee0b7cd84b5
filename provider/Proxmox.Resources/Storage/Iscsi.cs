using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Storage;

/// <summary>iSCSI targets that the nodes' kernel uses: type <c>iscsi</c> (PVE::Storage::ISCSIPlugin).</summary>
public static class Iscsi
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = StorageType.Of("iscsi", "iscsi",
        "The volumes of an iSCSI target, which the nodes see as disks. Mostly an LVM storage is put on one of them.", "san",
    [
        StorageFields.Portal,
        StorageFields.Target,
        StorageFields.Content("`images`", "images", "none"),
        StorageFields.BandwidthLimit,
    ]);
}
