using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Storage;

/// <summary>Directories on the nodes: type <c>dir</c> (PVE::Storage::DirPlugin).</summary>
public static class Directory
{
    private static readonly ImmutableArray<string> Kinds = ["images", "rootdir", "vztmpl", "iso", "backup", "snippets", "import", "none"];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("dir", "directory", "A storage in a directory that the nodes have.", "backups",
    [
        StorageFields.Directory.Required(),
        StorageFields.Content("`images` and `rootdir`", Kinds),
        StorageFields.Shared,
        StorageFields.IsMountpoint,
        StorageFields.Format.OneOf(ImageFormats.OfStorages),
        StorageFields.Preallocation,
        StorageFields.SnapshotAsVolumeChain.Replacing(),
        StorageFields.CreateBasePath,
        StorageFields.CreateSubdirectories,
        StorageFields.ContentDirectories(Kinds),
        Retention.PruneBackups,
        StorageFields.MaxProtectedBackups,
        StorageFields.BandwidthLimit,
    ]) with
        {
            ClassName = "DirectoryStorage",
        };
}
