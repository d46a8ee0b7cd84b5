using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>Ceph's file systems: type <c>cephfs</c> (PVE::Storage::CephFSPlugin).</summary>
public static class CephFs
{
    private static readonly ImmutableArray<string> Kinds = ["vztmpl", "iso", "backup", "snippets", "import"];

    private static readonly Field<string> FileSystem = Text("file_system",
        "Name of the file system in the Ceph cluster. Unset means the only one.").OnWire("fs-name").Checked(Identifiers.Mapping);

    private static readonly Field<string> Secret =
        Text("secret", "Secret key of the user, as in the `key` of its keyring, for a Ceph cluster elsewhere. PVE never returns it, so a "
            + "change elsewhere goes unnoticed.")
            .OnWire("keyring").Secret().NeverReturned();

    private static readonly Field<bool> Fuse = Flag("fuse", "Mounts it by FUSE in place of the kernel's driver. Unset means false.")
        .ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        StorageType.Of("cephfs", "cephfs", "A storage in a file system of a Ceph cluster, that of the nodes or one elsewhere.", "cephfs",
    [
        FileSystem,
        StorageFields.MonitorHosts,
        StorageFields.Username with { Doc = "Ceph user without `client.` in front. Unset means `admin`.", ImpliedDefault = "admin" },
        Secret,
        StorageFields.Subdirectory.ImpliedDefault("/"),
        StorageFields.MountPath,
        StorageFields.MountOptions,
        Fuse,
        StorageFields.Content("`backup`", Kinds),
        StorageFields.CreateBasePath,
        StorageFields.CreateSubdirectories,
        StorageFields.ContentDirectories(Kinds),
        Retention.PruneBackups,
        StorageFields.MaxProtectedBackups,
        StorageFields.BandwidthLimit,
    ]) with
        {
            Noun = "CephFs",
        };
}
