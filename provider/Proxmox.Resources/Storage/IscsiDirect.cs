using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Storage;

/// <summary>iSCSI targets that guests use without the nodes' kernel: type <c>iscsidirect</c> (PVE::Storage::ISCSIDirectPlugin).</summary>
public static class IscsiDirect
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = StorageType.Of(
        "iscsidirect", "iscsi_direct", "The volumes of an iSCSI target, which QEMU uses without the kernel of the nodes.", "san-direct",
    [
        StorageFields.Portal,
        StorageFields.Target,
        StorageFields.Content("`images`", "images", "none"),
        StorageFields.BandwidthLimit,
    ]);
}
