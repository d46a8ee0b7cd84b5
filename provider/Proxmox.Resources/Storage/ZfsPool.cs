using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>ZFS pools of the nodes: type <c>zfspool</c> (PVE::Storage::ZFSPoolPlugin).</summary>
public static class ZfsPool
{
    private static readonly Field<string> Pool =
        Text("pool", "ZFS pool, or a dataset in one, such as `rpool/data`.").Required().Replacing();

    private static readonly Field<string> Mountpoint =
        Text("mountpoint", "Absolute path at which the pool is mounted. Unset means where ZFS has mounted it.")
            .ServerChosen().As(StorageFormats.Path).Matching("/[^;()]*", "an absolute path");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("zfspool", "zfs_pool", "A storage in a ZFS pool of the nodes.", "local-zfs",
    [
        Pool,
        StorageFields.Content("both", "images", "rootdir"),
        StorageFields.BlockSize,
        StorageFields.Sparse,
        Mountpoint,
        StorageFields.BandwidthLimit,
    ]);
}
