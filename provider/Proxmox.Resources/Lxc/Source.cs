using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>What a container is made from, besides a clone. It is used by create alone.</summary>
internal static class Source
{
    private const string VolumePattern = "[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]:[^, ]+";

    // The rule of storages, by the name of the one in a volume id.
    private static readonly Privilege OnItsStorage = StoragePrivilege.Use with { Names = StorageOf };

    /// <summary>The OS template.</summary>
    public static Field<string> OsTemplate { get; } =
        Text("os_template", "Volume of the OS template or OCI image that the container is made from, such as "
            + "`local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst`. OCI images need PVE 9.1.")
            .OnWire("ostemplate").CreateOnly().OfLength(1, 255)
            .Matching(VolumePattern, "a volume such as \"local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst\"")
            .Needs(OnItsStorage);

    /// <summary>The archive.</summary>
    public static Field<string> Archive { get; } =
        Text("archive", "Volume of the backup, such as `local:backup/vzdump-lxc-100-2026_01_31-12_00_00.tar.zst`.").Required()
            .Matching(VolumePattern, "a volume such as \"local:backup/vzdump-lxc-100-2026_01_31-12_00_00.tar.zst\"")
            .Needs(OnItsStorage);

    /// <summary>Where the volumes go.</summary>
    public static Field<string> Storage { get; } =
        Text("storage", "Storage that the volumes are restored to. Unset means `local`.")
            .Checked(Identifiers.Storage).Needs(StoragePrivilege.AllocateSpace);

    /// <summary>Whether addresses are drawn anew.</summary>
    public static Field<bool> UniqueMacAddresses { get; } =
        Flag("unique_mac_addresses", "Whether the network devices get new MAC addresses, for a copy beside the original. Unset means "
            + "false.")
            .OnWire("unique");

    /// <summary>Whether errors are passed over.</summary>
    public static Field<bool> IgnoreErrors { get; } =
        Flag("ignore_unpack_errors", "Whether files that cannot be unpacked are left out; otherwise such an error fails the create. Unset "
            + "means false.").OnWire("ignore-unpack-errors");

    /// <summary>The bandwidth.</summary>
    public static Field<long> Bandwidth { get; } =
        Whole("bandwidth_limit_kib", "Limit for restoring, in KiB a second; 0 means none. Unset means the limit of the storage or the "
            + "datacenter.").OnWire("bwlimit").Between(0);

    /// <summary>The backup.</summary>
    public static Field<Attributes> Restore { get; } = Nested(
        "restore",
        "Creates the container from a backup of one and then brings it to the rest of the configuration. What the configuration does not "
            + "mention is as the backup has it.",
        Archive, Storage, UniqueMacAddresses, IgnoreErrors, Bandwidth)
        .CreateOnly().TypeNamed("ContainerRestore");

    /// <summary>The password.</summary>
    public static Field<string> Password { get; } =
        Text("password", "Password of root in a container that is made from a template. PVE sets it once and never returns it.")
            .Secret().CreateOnly().OfLength(5, 255);

    /// <summary>The keys.</summary>
    public static Field<IReadOnlyList<string>> SshKeys { get; } =
        TextList("ssh_keys", "Public SSH keys that may log in as root of a container that is made from a template, one in each element. "
            + "PVE sets them once.")
            .OnWire("ssh-public-keys").Written(WireForm.Repeated).CreateOnly().As(SshKey.Notation).Checked(SshKey.Rule);

    /// <summary>What a new container is told beside its configuration.</summary>
    public static ImmutableArray<Field> Once { get; } = [OsTemplate, Password, SshKeys];

    private static IEnumerable<string> StorageOf(Value volume) =>
        volume.AsText()?.Split(':') is [var storage, _, ..] ? [storage] : [];
}
