using Proxmox.Client;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>A disk or partition of a node as PVE lists it.</summary>
/// <param name="Path">Its device: <c>/dev/sdb</c>.</param>
/// <param name="Link">Its name that stays, <c>/dev/disk/by-id/...</c>; null for a partition, and where PVE knows none.</param>
/// <param name="Parent">The disk that a partition is on; null for a disk.</param>
/// <param name="Use">What it is used for, in PVE's word; null for nothing.</param>
/// <param name="IsMounted">Whether a file system of it is mounted.</param>
/// <param name="HasTable">Whether it has a table of partitions in GPT's form.</param>
/// <param name="Osds">The OSDs of Ceph on it.</param>
internal sealed record NodeDisk(
    string Path, string? Link, string? Parent, string? Use, bool IsMounted, bool HasTable, IReadOnlyList<long> Osds)
{
    /// <summary>Reads an entry of the list.</summary>
    public static NodeDisk Of(PveData entry) => new(
        entry["devpath"].AsText()!,
        entry["by_id_link"].AsText(),
        entry["parent"].AsText(),
        entry["used"].AsText() is { Length: > 0 } use ? use : null,
        entry["mounted"].AsBool() is true,
        entry["gpt"].AsBool() is true,
        OsdsOn(entry));

    // One number stands alone where there is no list.
    private static IReadOnlyList<long> OsdsOn(PveData entry) => entry["osdid-list"].Items is { Count: > 0 } list
        ? [.. list.Select(osd => osd.AsLong()).OfType<long>().Order()]
        : entry["osdid"].AsLong() is >= 0 and { } one ? [one] : [];
}

/// <summary>The disks and partitions of a node: <c>GET /nodes/{node}/disks/list</c> (PVE::API2::Disks).</summary>
internal sealed class NodeDisks
{
    private const int MostNamed = 8;

    private NodeDisks(string node, IReadOnlyList<NodeDisk> all) => (Node, All) = (node, all);

    /// <summary>The node.</summary>
    public string Node { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<NodeDisk> All { get; }

    /// <summary>Asks for them. The disks themselves are left in peace: none is asked how it is.</summary>
    public static async Task<NodeDisks> AskAsync(IPve pve, string node, CancellationToken cancel)
    {
        var list = await pve.GetAsync(PvePath.Join("nodes", node, "disks", "list"),
            new Form().Add("include-partitions", true).Add("skipsmart", true), cancel);
        return new(node, [.. list.Items.Select(NodeDisk.Of)]);
    }

    /// <summary>The paths that a disk or partition is known by; that of the link to a partition ends in its number.</summary>
    public IEnumerable<string> NamesOf(NodeDisk disk)
    {
        string?[] names = [disk.Path, disk.Link, Find(disk.Parent ?? "")?.Link is { } link
            ? $"{link}-part{disk.Path[disk.Parent!.Length..].TrimStart('p')}" : null];
        return names.OfType<string>();
    }

    /// <summary>The disk or partition that a path names; null when there is none, or when it is a link that PVE does not list.</summary>
    public NodeDisk? Find(string path) => All.FirstOrDefault(disk => disk.Path == path || disk.Link == path)
        ?? All.FirstOrDefault(disk => disk.Parent is not null && NamesOf(disk).Contains(path));

    /// <summary>Whether a path that is not found surely names no disk: of the links to a disk PVE lists only one.</summary>
    public static bool IsCertain(string path) => !path.StartsWith("/dev/disk/", StringComparison.Ordinal);

    /// <summary>The partitions of a disk.</summary>
    public IEnumerable<NodeDisk> PartsOf(NodeDisk disk) => All.Where(part => part.Parent == disk.Path);

    /// <summary>What a disk is used for, to be read behind "is used: "; null for nothing.</summary>
    public string? UseOf(NodeDisk disk)
    {
        var use = disk.Use;
        var parts = PartsOf(disk).ToList();
        if (parts.Count > 0)
        {
            use = $"partitions ({string.Join(", ", parts.Select(part => $"{part.Path} {part.Use ?? "unused"}"))})";
        }

        var osds = parts.Prepend(disk).SelectMany(part => part.Osds).Distinct().Order().ToList();
        return osds.Count == 0 ? use : $"{use} of Ceph OSD {string.Join(", ", osds)}";
    }

    /// <summary>The disks that nothing uses, as a sentence with a space in front.</summary>
    public string Unused()
    {
        var unused = All.Where(disk => disk.Parent is null && disk.Use is null).Select(disk => disk.Path).ToList();
        return unused.Count == 0 ? $" No disk of {Node} is unused."
            : $" Unused on {Node}: {string.Join(", ", unused.Take(MostNamed))}{(unused.Count > MostNamed ? " and more" : "")}.";
    }
}
