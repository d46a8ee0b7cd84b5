using System.Collections.Immutable;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>
/// How a file system is mounted: the options of a mount point's property string (<c>PVE::LXC::Config</c>) that say nothing of its content.
/// </summary>
internal static class MountOptions
{
    /// <summary>Whether it is backed up.</summary>
    public static Field<bool> Backup { get; } =
        Flag("backup", "Whether a volume is part of the container's backups; the root always is. Unset means false.")
            .ImpliedDefault(false);

    /// <summary>Whether it takes owner and mode from the directory below.</summary>
    public static Field<bool> KeepAttributes { get; } =
        Flag("keep_attributes", "Whether owner and mode of a directory that is there at `path` pass to the volume. Unset means false.")
            .OnWire("keepattrs").ImpliedDefault(false).Since("9.2");

    /// <summary>All options.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        Flag("read_only", "Whether it is mounted to be read only. Unset means false.").OnWire("ro").ImpliedDefault(false),
        Backup,
        Flag("replicate", "Whether a volume is part of replication jobs. Unset means true.").ImpliedDefault(true),
        Flag("shared", "Whether what is no volume is there on every node, so that it does not keep the container from being migrated. "
            + "Unset means false.").ImpliedDefault(false),
        Flag("quota", "Whether user quotas work inside; not on ZFS. Unset means false.").ImpliedDefault(false),
        Flag("acl", "Whether access control lists work inside. Unset means what the file system does by itself."),
        TextSet("mount_options", "Further options: `noatime`, `lazytime`, `nodev`, `noexec`, `nosuid`, `discard`.")
            .OnWire("mountoptions").Written(WireForm.Semicolons)
            .Among("discard", "lazytime", "noatime", "nodev", "noexec", "nosuid"),
        TextList("id_map", "Users and groups of the container and of the volume that stand for each other: `u` or `g`, the first number "
            + "inside, the first on the volume and how many, as `u:1000:2000:1`; `passthrough` alone for the same numbers. Unset means "
            + "those of the container.")
            .OnWire("idmap").Written(WireForm.Semicolons).Since("9.2")
            .Matching("passthrough|[ug]:[0-9]+:[0-9]+:[1-9][0-9]*", "a mapping such as \"u:1000:2000:1\", or \"passthrough\""),
        KeepAttributes,
    ];

    /// <summary>The options as an attribute, to write them as PVE does.</summary>
    public static Field<Attributes> AsText { get; } = Nested("options", "", [.. All]);
}
