using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Backup;

/// <summary>
/// How a backup is made, whoever begins it (PVE::VZDump::Common). What is not set is taken from <c>/etc/vzdump.conf</c> of the node, so
/// that only PVE's own default can be told.
/// </summary>
internal static partial class BackupOptions
{
    private static readonly Format CompressionWord = Formats.Line with
    {
        Sent = word => word == "none" ? "0" : word,
        Told = word => word switch { "0" => "none", "1" => "lzo", _ => word },
    };

    // PVE keeps it in one line and wants the rest escaped.
    private static readonly Format Template = new("template", "text", Trimmed)
    {
        Sent = text => Trimmed(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal),
        Told = text => Escape().Replace(text, escape => escape.Value == @"\n" ? "\n" : escape.Value[1..]),
    };

    private static readonly Privilege Tuning = new("Sys.Modify", "/");

    private static readonly Field<string> FleecingStorage =
        Text("storage", "Storage of the node that keeps the blocks for the time of the backup; best a fast one with thin volumes.")
            .RefersTo("storage_id")
            .Checked(Identifiers.Storage).Needs(StoragePrivilege.SpaceOf("fleecing.storage"));

    private static readonly Field<bool> FleecingEnabled =
        Flag("enabled", "Whether it is done. Unset means false.").DefaultKey().ImpliedDefault(false);

    /// <summary>Where archives go.</summary>
    public static Field<string> Storage { get; } =
        Text("storage", "Storage that the archives go to, one with the content type `backup`. Unset means `local`.").RefersTo("storage_id")
            .Checked(Identifiers.Storage);

    /// <summary>What is said beside the archive.</summary>
    public static Field<string> NotesTemplate { get; } =
        Text("notes_template", "Notes that each archive gets. `{{guestname}}`, `{{vmid}}`, `{{node}}` and `{{cluster}}` stand for what "
            + "they name.").OnWire("notes-template").As(Template).OfLength(1, 1024)
            .Checked(new("text whose only names in double braces are guestname, vmid, node and cluster", value =>
                value.AsText() is not { } text || Variable().Matches(text).All(name => name.ValueSpan is
                    "{{guestname}}" or "{{vmid}}" or "{{node}}" or "{{cluster}}")));

    /// <summary>Whether archives are protected.</summary>
    public static Field<bool> Protected { get; } =
        Flag("protected", "Whether the archives are kept from removal and pruning. Unset means false.");

    /// <summary>Which archives are kept.</summary>
    public static Field<Attributes> PruneBackups { get; } = Retention.PruneBackups with
    {
        Doc = "Which backups of a guest are kept when old ones are pruned after a backup. Unset means what the storage says.",
        Privileges = [StoragePrivilege.Allocate],
    };

    /// <summary>Where archives go if to no storage.</summary>
    public static Field<string> DumpDirectory { get; } =
        Text("dump_directory", "Absolute path on the node that the archives go to, in place of a storage.").OnWire("dumpdir").RootOnly()
            .Matching("/.*", "an absolute path");

    /// <summary>Where blocks are kept that the guest overwrites meanwhile.</summary>
    public static Field<Attributes> Fleecing { get; } = Nested(
        "fleecing", "Keeps blocks that a virtual machine overwrites during its backup on another storage, so that it need not wait for the "
            + "target of the backup.",
        FleecingEnabled, FleecingStorage).TypeNamed("Fleecing");

    /// <summary>Whether running backups are stopped first.</summary>
    public static Field<bool> StopRunning { get; } =
        Flag("stop_running", "Whether a backup that runs on the node is stopped first. Unset means false.").OnWire("stop");

    /// <summary>All of them but the storage, in the order of the documentation.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        Storage,
        Text("mode", "What becomes of a running guest meanwhile. Unset means `snapshot`.").OneOf(
            ("snapshot", "It runs on; the archive is as of the beginning."),
            ("suspend", "It is suspended for the time of the copying, or of the last of it."),
            ("stop", "It is shut down, and started again at once or after the copying.")).TypeNamed("BackupMode"),
        Text("compression", "How the archives are compressed; not used on a Proxmox Backup Server. Unset means `none`.").OnWire("compress")
            .As(CompressionWord).OneOf(
                ("none", "Not at all."), ("gzip", "By gzip, slow."), ("lzo", "By LZO, fast and weak."),
                ("zstd", "By Zstandard, fast and strong.")).TypeNamed("BackupCompression"),
        Whole("zstd_threads", "How many threads Zstandard gets; 0 means half of the cores of the node. Unset means 1.").OnWire("zstd")
            .Between(0),
        Whole("gzip_threads", "How many threads pigz gets, which then takes the place of gzip; 0 means none, and 1 half of the cores of "
            + "the node. Unset means 0.").OnWire("pigz").Between(0),
        NotesTemplate,
        Protected,
        PruneBackups,
        Flag("prune_after_backup", "Whether old backups of a guest are pruned after each new one. Unset means true.").OnWire("remove"),
        TextSet("exclude_paths", "Files and directories of containers that are left out, as shell patterns. One that begins with a slash "
            + "is that of the container's root, another one stands for such paths in every directory.").OnWire("exclude-path")
            .Written(WireForm.Repeated).Matching(@"\S(.*\S)?", "a path without blanks around it"),
        Flag("exclude_standard_paths", "Whether temporary files and logs of containers are left out. Unset means true.")
            .OnWire("stdexcludes"),
        Text("notification_mode", "How people are told of the outcome. Unset means `auto`.").OnWire("notification-mode").OneOf(
            ("auto", "By mail to `mailto` where that is set, and else by the notification system."),
            ("notification-system", "By the targets and matchers of the notification system."),
            ("legacy-sendmail", "By mail to `mailto`.")).TypeNamed("BackupNotificationMode"),
        TextSet("mailto", "Mail addresses, or users, that are told by mail. PVE will drop it in favour of the notification system.")
            .Matching(
                @"[A-Za-z0-9_+~-]+([.][A-Za-z0-9_+~-]+)*(@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*)?", "a mail address or the name of a user"),
        Text("mail_notification", "When they are told by mail. PVE will drop it in favour of the notification system. Unset means "
            + "`always`.")
            .OnWire("mailnotification").OneOf(("always", "After every backup."), ("failure", "When something went wrong."))
            .TypeNamed("BackupMailNotification"),
        Nested(
            "performance", "How hard a backup works.",
            Whole("max_workers", "How many requests a virtual machine's backup makes of its disks at the same time. Unset means 16.")
                .OnWire("max-workers").Between(1, 256),
            Whole("pbs_entries_max", "How many entries of a container's directories are held in memory, for backups to a Proxmox Backup "
                + "Server. Unset means 1048576.").OnWire("pbs-entries-max").Between(1)).TypeNamed("BackupPerformance").Needs(Tuning),
        Fleecing,
        Whole("bandwidth_limit_kib", "How much is read at most, in KiB per second; 0 means no limit. Unset means 0.").OnWire("bwlimit")
            .Between(0).Needs(Tuning),
        Whole("io_priority", "Priority of the copying where the disks of the node are scheduled by BFQ: 0 is the highest, 7 the lowest, "
            + "and 8 means only when nothing else wants to. Unset means 7.").OnWire("ionice").Between(0, 8).Needs(Tuning),
        Text("pbs_change_detection_mode", "How a Proxmox Backup Server's client finds what has changed in a container.")
            .OnWire("pbs-change-detection-mode").OneOf(
                ("legacy", "It reads every file, and writes one archive."),
                ("data", "It reads every file, and writes metadata and contents apart."),
                ("metadata", "It reads only files whose metadata differ from those of the last backup."))
            .TypeNamed("PbsChangeDetectionMode"),
        Whole("lock_wait_minutes", "How long it waits for another backup of the node to end, in minutes. Unset means 180.")
            .OnWire("lockwait").Between(0),
        Whole("stop_wait_minutes", "How long it waits for a guest to shut down, in minutes, in the mode `stop`. Unset means 10.")
            .OnWire("stopwait").Between(0),
        StopRunning,
        Flag("quiet", "Whether it writes no log to the console. Unset means false."),
        Text("hook_script", "Absolute path of a program on the node that is run at each step.").OnWire("script").RootOnly()
            .Matching("/.*", "an absolute path"),
        Text("temporary_directory", "Absolute path on the node for temporary files.").OnWire("tmpdir").RootOnly()
            .Matching("/.*", "an absolute path"),
        DumpDirectory,
    ];

    /// <summary>What must hold between them.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } =
    [
        Constraint.Needs(NotesTemplate, Storage),
        Constraint.Needs(Protected, Storage),
        Constraint.AtMostOne(Storage, DumpDirectory),
        Retention.AllOrSome,
        new(config => config.Get(Fleecing) is { } fleecing && fleecing.Get(FleecingEnabled) is true && fleecing[FleecingStorage].IsNull
            ? [new(Fleecing, "fleecing.enabled needs fleecing.storage: name the storage that keeps the blocks.")] : []),
    ];

    /// <summary>The storage for blocks that a plan names; null for none, and while it is not known.</summary>
    public static string? FleecingStorageOf(Attributes backup) => backup.Get(Fleecing)?.Get(FleecingStorage);

    private static string Trimmed(string text) => text.Trim(' ', '\t');

    [GeneratedRegex(@"\\(n|\\)")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{\{[^\s{}]+\}\}")]
    private static partial Regex Variable();
}
