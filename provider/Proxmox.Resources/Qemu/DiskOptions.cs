using System.Collections.Immutable;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// How a disk is attached: the options of a drive's property string (<c>PVE::QemuServer::Drive</c>) that say nothing of its content.
/// </summary>
public static class DiskOptions
{
    /// <summary>Caching by the host.</summary>
    public static Field<string> Cache { get; } =
        Text("cache", "How the host caches the disk. Unset means `none`.").OneOf(
            ("none", "The host's cache is passed over, the disk's own is used."),
            ("writethrough", "The host's cache is used for reading, and writes wait for the disk."),
            ("writeback", "The host's cache is used for reading and writing."),
            ("unsafe", "As `writeback`, and nothing ever waits for the disk: a crash of the host loses data."),
            ("directsync", "No cache is used, and writes wait for the disk.")).TypeNamed("DiskCache").TakesEffect(Effect.AtNextStart);

    /// <summary>What the guest's TRIM does.</summary>
    public static Field<string> Discard { get; } =
        Text("discard", "What becomes of space that the guest frees (TRIM): `on` hands it back to the storage. Unset means `ignore`.")
            .OneOf(("ignore", "The storage keeps the space."), ("on", "The storage gets the space back.")).TypeNamed("DiskDiscard")
            .TakesEffect(Effect.AtNextStart);

    /// <summary>Whether the guest sees an SSD.</summary>
    public static Field<bool> Ssd { get; } = Flag(
        "ssd", "Whether the guest sees a solid-state drive; not for `virtio` slots. Unset means false.").TakesEffect(Effect.AtNextStart);

    /// <summary>A thread of its own.</summary>
    public static Field<bool> IoThread { get; } =
        Flag("io_thread", "Whether the disk has an I/O thread of its own; for `virtio` slots, and for `scsi` slots of the controller "
            + "`virtio-scsi-single`. Unset means false.").OnWire("iothread").TakesEffect(Effect.AtNextStart);

    /// <summary>Whether backups hold it.</summary>
    public static Field<bool> Backup { get; } = Flag("backup", "Whether backups hold the disk. Unset means true.");

    /// <summary>Whether replication jobs cover it.</summary>
    public static Field<bool> Replicate { get; } = Flag("replicate", "Whether replication jobs cover the disk. Unset means true.");

    /// <summary>Whether the guest may only read.</summary>
    public static Field<bool> ReadOnly { get; } =
        Flag("read_only", "Whether the guest may only read the disk; for `scsi` and `virtio` slots. Unset means false.").OnWire("ro")
            .TakesEffect(Effect.AtNextStart);

    // PVE stores these percent-encoded and hands them to the guest decoded.
    private static readonly Format Encoded = new("text", "text", text => text) { Sent = Uri.EscapeDataString };

    /// <summary>The serial number.</summary>
    public static Field<string> Serial { get; } = Text("serial", "Serial number that the guest sees, up to 20 characters.").OfLength(1, 20)
        .As(Encoded);

    private static readonly Field<string> Aio =
        Text("aio", "How the host does asynchronous I/O. Unset means `io_uring` where the storage allows it.").OneOf(
            ("native", "Linux' own asynchronous I/O, for disks without cache."),
            ("threads", "A pool of threads."),
            ("io_uring", "io_uring.")).TypeNamed("DiskAio").TakesEffect(Effect.AtNextStart);

    private static readonly Field<bool> DetectZeroes =
        Flag("detect_zeroes", "Whether writes of zeroes are found and not stored. Unset means true.");

    private static readonly Field<long> Queues = Whole("queues", "Number of queues of a `scsi` slot.").Between(2)
        .TakesEffect(Effect.AtNextStart);

    private static readonly Field<string> Product =
        Text("product", "Product name that the guest sees at a `scsi` slot, up to 16 characters.").Matching(
            @"[A-Za-z0-9\-_\s]{1,16}", "1 to 16 letters, digits, hyphens, underscores and spaces").TakesEffect(Effect.AtNextStart);

    private static readonly Field<string> Vendor =
        Text("vendor", "Vendor name that the guest sees at a `scsi` slot, up to 8 characters.")
            .Matching(@"[A-Za-z0-9\-_\s]{1,8}", "1 to 8 letters, digits, hyphens, underscores and spaces").TakesEffect(Effect.AtNextStart);

    private static readonly Field<string> Model = Text("model", "Model name that the guest sees at an `ide` slot, up to 40 characters.")
        .OfLength(1, 40).As(Encoded);

    private static readonly Field<string> WorldWideName =
        Text("world_wide_name", "World wide name, such as `0x5000c500a1b2c3d4`; not for `virtio` slots.").OnWire("wwn")
            .Matching("0x[0-9a-fA-F]{16}", "0x and 16 hexadecimal digits");

    private static readonly Field<bool> ScsiBlock =
        Flag("scsi_block", "Whether a host device is passed with `scsi-block` for full SCSI commands; can hang the host when its memory is "
            + "low. Unset means false.").OnWire("scsiblock");

    private static readonly Field<bool> Shared =
        Flag("shared", "Whether the volume is to be found on every node although its storage is not shared. It only makes migration expect "
            + "it there. Unset means false.");

    private static readonly Field<bool> Temporary =
        Flag("discard_changes", "Whether everything that the guest writes is thrown away when it stops. Unset means false.")
            .OnWire("snapshot");

    private static readonly Field<string> OnReadError =
        Text("on_read_error", "What happens when a read fails. Unset means `report`.").OnWire("rerror").OneOf(
            ("ignore", "The error is hidden from the guest."),
            ("report", "The error is reported to the guest."),
            ("stop", "The VM is paused.")).TypeNamed("DiskOnReadError");

    private static readonly Field<string> OnWriteError =
        Text("on_write_error", "What happens when a write fails. Unset means `enospc`.").OnWire("werror").OneOf(
            ("enospc", "The VM is paused when the storage is full; other errors are reported to the guest."),
            ("ignore", "The error is hidden from the guest."),
            ("report", "The error is reported to the guest."),
            ("stop", "The VM is paused.")).TypeNamed("DiskOnWriteError");

    /// <summary>Throttling.</summary>
    public static Field<Attributes> Limits { get; } = Nested(
        "limits",
        "Limits of throughput and operations; unset and 0 mean none. A `_max` is for bursts, a `_seconds` for how long they may last.",
        [
            Rate("mbps", "mbps", "Megabytes a second, read and written together."),
            Rate("mbps_max", "mbps_max", "The same in a burst."),
            Rate("mbps_read", "mbps_rd", "Megabytes a second that are read."),
            Rate("mbps_read_max", "mbps_rd_max", "The same in a burst."),
            Rate("mbps_write", "mbps_wr", "Megabytes a second that are written."),
            Rate("mbps_write_max", "mbps_wr_max", "The same in a burst."),
            Count("bytes_per_second", "bps", "Bytes a second, read and written together; in place of `mbps`."),
            Count("bytes_per_second_read", "bps_rd", "Bytes a second that are read."),
            Count("bytes_per_second_write", "bps_wr", "Bytes a second that are written."),
            Burst("burst_seconds", "bps_max_length", "How long a burst of throughput may last."),
            Burst("burst_read_seconds", "bps_rd_max_length", "The same for reading."),
            Burst("burst_write_seconds", "bps_wr_max_length", "The same for writing."),
            Count("iops", "iops", "Operations a second, reads and writes together."),
            Count("iops_max", "iops_max", "The same in a burst."),
            Burst("iops_max_seconds", "iops_max_length", "How long that burst may last."),
            Count("iops_read", "iops_rd", "Reads a second."),
            Count("iops_read_max", "iops_rd_max", "The same in a burst."),
            Burst("iops_read_max_seconds", "iops_rd_max_length", "How long that burst may last."),
            Count("iops_write", "iops_wr", "Writes a second."),
            Count("iops_write_max", "iops_wr_max", "The same in a burst."),
            Burst("iops_write_max_seconds", "iops_wr_max_length", "How long that burst may last."),
        ]).Written(WireForm.Inline).TypeNamed("DiskLimits");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        Cache, Discard, Ssd, IoThread, Aio, Backup, Replicate, ReadOnly, Serial, WorldWideName, Model, Vendor, Product, Queues,
        ScsiBlock, Shared, Temporary, DetectZeroes, OnReadError, OnWriteError, Limits,
    ];

    /// <summary>All of them as one property string.</summary>
    public static Field<Attributes> AsText { get; } = Nested("options", "The options of a drive.", All);

    private static Field<Proxmox.Model.Values.Number> Rate(string name, string wire, string doc) =>
        Fraction(name, doc).OnWire(wire).Between(0);

    private static Field<long> Count(string name, string wire, string doc) => Whole(name, doc).OnWire(wire).Between(0);

    private static Field<long> Burst(string name, string wire, string doc) => Whole(name, doc + " In seconds.").OnWire(wire).Between(1);

    /// <summary>The text of one of the options that PVE has written.</summary>
    public static string Decoded(string option, string text) =>
        option == Serial.Wire || option == Model.Wire ? Uri.UnescapeDataString(text) : text;
}
