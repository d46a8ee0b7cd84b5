using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>What a container is made from, besides a clone. It is used by create alone.</summary>
internal static class Source
{
    private const string VolumePattern = "[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]:[^, ]+";

    /// <summary>The OS template.</summary>
    public static Field<string> OsTemplate { get; } =
        Text("os_template", "Volume of the OS template or OCI image that the container is made from, such as "
            + "`local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst`. OCI images need PVE 9.1.")
            .OnWire("ostemplate").CreateOnly().OfLength(1, 255)
            .Matching(VolumePattern, "a volume such as \"local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst\"")
            .Needs(RestoreSource.OnItsStorage);

    /// <summary>The archive.</summary>
    public static Field<string> Archive { get; } = RestoreSource.Archive(GuestKind.Container);

    /// <summary>Where the volumes go.</summary>
    public static Field<string> Storage { get; } = RestoreSource.Storage(GuestKind.Container);

    /// <summary>The backup.</summary>
    public static Field<Attributes> Restore { get; } = Nested(
        "restore",
        "Creates the container from a backup of one and then brings it to the rest of the configuration. What the configuration does not "
            + "mention is as the backup has it.",
        Archive, Storage, RestoreSource.UniqueMacAddresses, RestoreSource.IgnoreErrors, RestoreSource.Bandwidth)
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
}
