using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>
/// How a ZFS pool is: <c>/nodes/{node}/disks/zfs</c> has its figures and <c>.../zfs/{name}</c> its members (PVE::API2::Disks::ZFS).
/// </summary>
internal static class ZpoolReading
{
    private const string Children = "children";

    /// <summary>What PVE recommends to do about it.</summary>
    public static readonly Field<string> Action =
        Text("action", "What ZFS recommends where something is wrong; null where nothing is.").Computed();

    private static readonly Field<IReadOnlyList<Attributes>> Members = NestedList(
        "members",
        "What the pool is made of, each part behind the one that it is in.",
        Text("name", "Name of the group, as `mirror-0`, or path of the disk."),
        Text("parent", "Name of the part that it is in; null for what is at the top."),
        Text("state", "How it is, such as `ONLINE`. Null for a section, such as `spares`."),
        Whole("read_errors", "How many reads failed.").OnWire("read"),
        Whole("write_errors", "How many writes failed.").OnWire("write"),
        Whole("checksum_errors", "How often what was read was not what had been written.").OnWire("cksum"),
        Text("message", "What ZFS says of it.").OnWire("msg")).TypeNamed("ZfsMember").Computed().AlwaysReturned();

    /// <summary>What there is to tell, besides its health.</summary>
    public static ImmutableArray<Field> Fields { get; } =
    [
        Whole("size_bytes", "Size of the pool, in bytes; parity is counted, mirrors are not.").OnWire("size").Computed()
            .AlwaysReturned(),
        Whole("allocated_bytes", "What is written in it, in bytes.").OnWire("alloc").Computed(),
        Whole("free_bytes", "What is free, in bytes.").OnWire("free").Computed(),
        Whole("fragmentation_percent", "How much the free space is in pieces, in percent.").OnWire("frag").Computed(),
        Fraction("deduplication_ratio", "How often, on average, what is written stands for data.").OnWire("dedup").Computed(),
        Text("status", "What is wrong with it; null where nothing is.").Computed(),
        Action,
        Text("scan", "What the last or running scrub found; null where there was none.").Computed(),
        Text("errors", "Errors in the data.").Computed(),
        Members,
    ];

    /// <summary>Completes an entry of the list by the pool's own answer.</summary>
    public static async Task<PveData> CompleteAsync(IPve pve, string node, PveData entry, CancellationToken cancel)
    {
        var detail = await pve.GetAsync(PvePath.Join("nodes", node, "disks", "zfs", entry["name"].AsText()!), cancel: cancel);
        // The pool itself is the first of the parts, and the sections of logs and spares stand beside it.
        var parts = detail[Children].Items.SelectMany(part => part["name"].AsText() == entry["name"].AsText()
            ? Flat(part[Children].Items, parent: null) : Flat([part], parent: null));
        return PveData.Object(
        [
            .. entry.Members,
            .. detail.Members.Where(member => member.Key is "status" or "action" or "scan" or "errors"),
            new(Members.Wire, PveData.Array(parts)),
        ]);
    }

    /// <summary>The paths of the disks that a completed entry names.</summary>
    public static IEnumerable<string> PathsOf(PveData entry) => entry[Members.Wire].Items.Select(part => part["name"].AsText())
        .OfType<string>().Where(name => name.StartsWith('/'));

    private static IEnumerable<PveData> Flat(IEnumerable<PveData> parts, string? parent) => parts.SelectMany(part =>
        Flat(part[Children].Items, part["name"].AsText()).Prepend(PveData.Object(
            [.. part.Members.Where(member => member.Key != Children && !(member.Key == "msg" && member.Value.AsText() is "")),
                new("parent", PveData.Of(parent))])));
}
