using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>BTRFS file systems on the nodes: type <c>btrfs</c> (PVE::Storage::BTRFSPlugin).</summary>
public static class Btrfs
{
    private static readonly Field<bool> NoCow =
        Flag("no_copy_on_write", "Writes images in place and without checksums. It is faster, but damaged data can be neither found nor "
            + "repaired. Unset means false.")
            .OnWire("nocow").ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("btrfs", "btrfs", "A storage in a directory on a BTRFS file system of the nodes.", "btrfs",
    [
        StorageFields.Directory.Required(),
        StorageFields.Content("`images` and `rootdir`", "images", "rootdir", "vztmpl", "iso", "backup", "snippets", "import", "none"),
        StorageFields.Shared,
        StorageFields.IsMountpoint,
        NoCow,
        StorageFields.Format.OneOf(ImageFormats.OfStorages, "raw", "subvol"),
        StorageFields.Preallocation,
        StorageFields.CreateBasePath,
        StorageFields.CreateSubdirectories,
        Retention.PruneBackups,
        StorageFields.MaxProtectedBackups,
    ]);
}
