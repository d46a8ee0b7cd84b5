using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>Attributes that several types of storage share (PVE::Storage::Plugin and the plugins' <c>options</c>).</summary>
internal static class StorageFields
{
    private static readonly Vocabulary Contents = new(
        "StorageContent",
        "What may be kept on a storage.",
        [.. ((string[])["images", "rootdir", "vztmpl", "iso", "backup", "snippets", "import", "none"])
            .Select(kind => (kind, $"{Capital(Describe(kind))}."))]);

    private static readonly Field<IReadOnlySet<string>> AnyContent = TextSet("content", "What may be kept on the storage.");

    /// <summary>The nodes that use it.</summary>
    public static Field<IReadOnlySet<string>> Nodes { get; } =
        TextSet("nodes", "Nodes that use the storage. Unset means all nodes.")
            .Checked(Identifiers.Node);

    /// <summary>Whether it is switched off.</summary>
    public static Field<bool> Disabled { get; } =
        Flag("disabled", "Switches the storage off: PVE neither activates it nor checks that it can be reached. Unset means false.")
            .OnWire("disable").ImpliedDefault(false);

    /// <summary>Whether all nodes see the same contents.</summary>
    public static Field<bool> Shared { get; } =
        Flag("shared", "Tells PVE that every node sees the same contents there, because something else makes it so. It shares nothing by "
            + "itself. Unset means false.")
            .ImpliedDefault(false);

    /// <summary>The default format of new disk images.</summary>
    public static Field<string> Format { get; } = Text(
        "format", "Format that new disk images get when none is asked for. Unset means `raw`.").Among("raw", "qcow2", "vmdk", "subvol");

    /// <summary>How space for images is reserved.</summary>
    public static Field<string> Preallocation { get; } =
        Text("preallocation",
            "How much of a new `raw` or `qcow2` image is reserved at once; `metadata` reserves nothing for `raw`. Unset means `metadata`.")
            .OneOf(
                ("off", "Nothing is reserved."),
                ("metadata", "The tables of a `qcow2` image are reserved; of a `raw` one nothing."),
                ("falloc", "The whole image is reserved without being written."),
                ("full", "The whole image is written with zeros.")).ImpliedDefault("metadata");

    /// <summary>Snapshots as chains of volumes.</summary>
    public static Field<bool> SnapshotAsVolumeChain { get; } =
        Flag("snapshot_as_volume_chain",
            "Makes snapshots as chains of `qcow2` volumes, which works on storages that have no snapshots of their own. Unset means false.")
            .OnWire("snapshot-as-volume-chain").ImpliedDefault(false).Since("9.0");

    /// <summary>The directory that a directory-like storage is, or is mounted at.</summary>
    public static Field<string> Directory { get; } =
        Text("path", "Absolute path of the directory on the nodes.")
            .Replacing().As(StorageFormats.Path).Matching("/[-/a-zA-Z0-9_.@]+", "an absolute path of letters, digits and / - _ . @");

    /// <summary>Where a network storage is mounted.</summary>
    public static Field<string> MountPath { get; } =
        Text("path", "Absolute path at which the nodes mount it. Unset means `/mnt/pve/` with the name of the storage behind it.")
            .Replacing().ServerChosen().As(StorageFormats.Path).Matching("/[^;()]+", "an absolute path");

    /// <summary>Whether something else mounts the directory.</summary>
    public static Field<string> IsMountpoint { get; } =
        Text("is_mountpoint", "Says that something else mounts a file system at `path` (`yes`), or at the path given here, so that the "
            + "storage is offline while nothing is mounted there. Unset means `no`.")
            .As(StorageFormats.Mountpoint).ImpliedDefault("no");

    /// <summary>Options of the mount command.</summary>
    public static Field<string> MountOptions { get; } =
        Text("mount_options", "Options of the mount command with commas between them, such as `vers=4.2,soft`.").OnWire("options")
            .Matching(@"\S+", "mount options without spaces");

    /// <summary>A directory on the server that is mounted in place of the root.</summary>
    public static Field<string> Subdirectory { get; } =
        Text("subdirectory", "Absolute path of the directory on the server that is mounted. Unset means the root.").OnWire("subdir")
            .Matching("/[^;()]*", "an absolute path");

    /// <summary>Whether PVE makes the directory.</summary>
    // Not ImpliedDefault: while it is absent, the outdated option mkdir decides.
    public static Field<bool> CreateBasePath { get; } =
        Flag("create_base_path", "Whether PVE creates the directory itself when it is missing. Unset means true.")
            .OnWire("create-base-path");

    /// <summary>Whether PVE makes the directories in it.</summary>
    public static Field<bool> CreateSubdirectories { get; } =
        Flag("create_subdirectories", "Whether PVE creates the directories for the contents in it. Unset means true.")
            .OnWire("create-subdirs");

    /// <summary>How many backups may be protected.</summary>
    public static Field<long> MaxProtectedBackups { get; } =
        Whole("max_protected_backups",
            "How many backups of a guest may be protected against pruning; -1 means any number. Unset means any number for users with "
            + "`Datastore.Allocate`, and 5 for others.")
            .OnWire("max-protected-backups").Between(-1);

    /// <summary>How much bandwidth PVE uses.</summary>
    public static Field<Attributes> BandwidthLimit { get; } =
        Nested(
            "bandwidth_limit_kib",
            "How much PVE reads from or writes to the storage at most, in KiB per second. Unset means the datacenter's limits.",
            Limit("default", "The limit where none of the others is set"),
            Limit("clone", "The limit for cloning disks"),
            Limit("migration", "The limit for migrating guests with their local disks"),
            Limit("move", "The limit for moving disks"),
            Limit("restore", "The limit for restoring guests from backups"))
            .OnWire("bwlimit").TypeNamed("storage:BandwidthLimit", "Limits of the bandwidth by what needs it, in KiB per second.");

    /// <summary>The port of the server.</summary>
    public static Field<long> Port { get; } = Whole("port", "TCP port of the server.").Between(1, 65535);

    /// <summary>Host name or address of the server.</summary>
    public static Field<string> Server { get; } =
        Text("server", "Host name or IP address of the server.")
            .Required().Checked(Identifiers.Host);

    /// <summary>The user that logs in at the server.</summary>
    public static Field<string> Username { get; } = Text("username", "User that PVE logs in as.");

    /// <summary>The password of the user.</summary>
    public static Field<string> Password { get; } =
        Text("password",
            "Password of the user. PVE keeps it apart from the definition and never returns it, so a change elsewhere goes unnoticed.")
            .Secret().NeverReturned().OfLength(1, 256);

    /// <summary>Ceph's monitors.</summary>
    public static Field<IReadOnlySet<string>> MonitorHosts { get; } =
        TextSet("monitor_hosts", "Host names or IP addresses of the monitors of a Ceph cluster elsewhere, each with a port where it is not "
            + "the usual one. Unset means the Ceph cluster of the nodes themselves.")
            .OnWire("monhost").Checked(Identifiers.HostAndPort);

    /// <summary>The iSCSI portal.</summary>
    public static Field<string> Portal { get; } =
        Text("portal", "Host name or IP address of the iSCSI portal, with a port behind a colon where it is not 3260.").Required()
            .Checked(Identifiers.HostAndPort).Replacing();

    /// <summary>The iSCSI target.</summary>
    public static Field<string> Target { get; } =
        Text("target", "Name of the iSCSI target, such as `iqn.2003-01.org.example:disks`.").Required().Replacing();

    /// <summary>LVM's volume group.</summary>
    public static Field<string> VolumeGroup { get; } =
        Text("volume_group", "Name of the LVM volume group.")
            .OnWire("vgname").Required().Replacing().Matching("[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]", "a name that LVM accepts");

    /// <summary>The block size of ZFS volumes.</summary>
    public static Field<string> BlockSize { get; } =
        Text("block_size", "Block size of new volumes: a power of 2 from 512 bytes to `16M`, such as `16k`.")
            .OnWire("blocksize").As(Formats.Size)
                .Matching("[1-9][0-9]*[kKmM]?", "a number of bytes with an optional k or m behind it, such as \"16k\"");

    /// <summary>Whether ZFS volumes are thin.</summary>
    public static Field<bool> Sparse { get; } =
        Flag("sparse", "Whether new volumes are thin, so that they take only the space that is written. Unset means false.")
            .ImpliedDefault(false);

    /// <summary>What all types of storage are held to.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } = [NotEmpty(AnyContent), NotEmpty(Nodes), Retention.AllOrSome];

    /// <summary>What may be kept on a storage of one type.</summary>
    /// <param name="byDefault">What PVE takes when nothing is given, for the documentation.</param>
    /// <param name="kinds">What the type can keep.</param>
    public static Field<IReadOnlySet<string>> Content(string byDefault, params ImmutableArray<string> kinds) =>
        AnyContent.OneOf(Contents, kinds).ServerChosen() with
        {
            Doc = $"What may be kept on the storage: {string.Join(", ", kinds.Select(kind => $"`{kind}` ({Describe(kind)})"))}. Unset "
                + $"means {byDefault}.",
        };

    /// <summary>Other names for the directories in it.</summary>
    /// <param name="kinds">What the type can keep.</param>
    public static Field<Attributes> ContentDirectories(params ImmutableArray<string> kinds) =>
        Nested(
            "content_directories",
            "Directories for kinds of content, relative to the storage, where they are not to be the usual ones.",
            [.. kinds.Where(kind => kind != "none").Select(kind => (Field)ContentDirectory(kind))])
            .OnWire("content-dirs").TypeNamed(kinds.Contains("images") ? "ContentDirectories" : "FileContentDirectories");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Describe(string kind) => kind switch
    {
        "images" => "disks of virtual machines",
        "rootdir" => "volumes of containers",
        "vztmpl" => "container templates",
        "iso" => "ISO images",
        "backup" => "backups of guests",
        "snippets" => "hook scripts and cloud-init files",
        "import" => "images to import virtual machines from",
        _ => "nothing, not together with others",
    };

    private static Field<Model.Values.Number> Limit(string use, string doc) =>
        Fraction(use, doc + ", in KiB per second; 0 means none.").Between(0);

    private static Field<string> ContentDirectory(string kind) =>
        Text(kind, $"Directory for {Describe(kind)}, relative to the storage.").OfLength(1, 1022)
            .Matching("[^,;. ][^,; ]*", "a relative path without commas and spaces");

    private static Constraint NotEmpty(Field field) => new(config =>
        config[field] is { Kind: Model.Values.ValueKind.Set or Model.Values.ValueKind.List, Items.IsEmpty: true }
            ? [new(field, $"{field.Name} must not be empty: name at least one, or leave it unset.")]
            : []);
}
