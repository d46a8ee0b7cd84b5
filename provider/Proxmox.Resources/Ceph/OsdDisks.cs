using Proxmox.Client;

namespace Proxmox.Resources.Ceph;

/// <summary>The disks of a node: <c>GET /nodes/{node}/disks/list</c> (PVE::API2::Disks).</summary>
/// <param name="All">What PVE tells of each.</param>
internal sealed record OsdDisks(IReadOnlyList<PveData> All)
{
    /// <summary>Whether any are known.</summary>
    public bool Any => All.Count > 0;

    /// <summary>Their paths, as a list in a sentence.</summary>
    public string Names => string.Join(", ", All.Select(disk => disk["devpath"].AsText()).Order(StringComparer.Ordinal));

    /// <summary>Reads them.</summary>
    public static async Task<OsdDisks> ReadAsync(IPve pve, string node, CancellationToken cancel) => new(
        (await pve.GetAsync(
            PvePath.Join("nodes", node, "disks", "list"), new Form().Add("include-partitions", true).Add("skipsmart", true),
                cancel)).Items);

    /// <summary>A disk by its path or by the link that PVE tells; null when it is none of them.</summary>
    public PveData? Find(string path) => All.FirstOrDefault(
        disk => disk["devpath"].AsText() == path || (disk["by_id_link"].AsText() is { } link && link == path));

    /// <summary>The name of the device that a path leads to, as far as PVE tells.</summary>
    public string NameOf(string path) => (Find(path)?["devpath"].AsText() ?? path)["/dev/".Length..];

    /// <summary>The numbers of the OSDs that a disk holds.</summary>
    public static IReadOnlyList<long> OsdsOn(PveData disk) => disk["osdid-list"].Items is { Count: > 0 } list
        ? [.. list.Select(id => id.AsLong()!.Value).Order()]
        : disk["osdid"].AsLong() is >= 0 and { } one ? [one] : [];

    /// <summary>What keeps a disk from being used, in PVE's word; null when nothing does.</summary>
    public static string? UseOf(PveData disk, bool isForData) => disk["used"].AsText() switch
    {
        null => null,
        // Databases and logs of several OSDs share a disk.
        "LVM" or "partitions" when !isForData => null,
        var use => use,
    };
}
