using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Storage;

/// <summary>
/// What the types have in common that mount a directory of a file server (PVE::Storage::NFSPlugin, PVE::Storage::CIFSPlugin).
/// </summary>
internal static class NetworkShare
{
    private static readonly ImmutableArray<string> Kinds = ["images", "rootdir", "vztmpl", "iso", "backup", "snippets", "import"];

    /// <summary>The mount, the contents and how they are kept.</summary>
    public static ImmutableArray<Field> Fields { get; } =
    [
        StorageFields.MountPath,
        StorageFields.MountOptions,
        StorageFields.Content("`images`", Kinds),
        StorageFields.Format.OneOf(ImageFormats.OfStorages, "raw", "qcow2", "vmdk"),
        StorageFields.Preallocation,
        StorageFields.SnapshotAsVolumeChain.Replacing(),
        StorageFields.CreateBasePath,
        StorageFields.CreateSubdirectories,
        StorageFields.ContentDirectories(Kinds),
        Retention.PruneBackups,
        StorageFields.MaxProtectedBackups,
        StorageFields.BandwidthLimit,
    ];
}
