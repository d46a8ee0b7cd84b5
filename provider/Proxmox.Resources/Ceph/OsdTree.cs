using Proxmox.Client;

namespace Proxmox.Resources.Ceph;

/// <summary>All OSDs of the cluster by host: <c>GET /nodes/{node}/ceph/osd</c> (PVE::API2::Ceph::OSD).</summary>
/// <param name="All">The OSDs with what the tree tells of each, by number.</param>
/// <param name="Flags">The flags that are set.</param>
internal sealed record OsdTree(IReadOnlyList<PveData> All, IReadOnlyList<string> Flags)
{
    /// <summary>Reads it.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="node">The node that is asked; null for the one that answers.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task<OsdTree> ReadAsync(IPve pve, string? node, CancellationToken cancel)
    {
        var tree = await pve.GetAsync(CephNode.Path(node, "osd"), cancel: cancel);
        return new(
            [.. Leaves(tree["root"]).OrderBy(osd => osd["id"].AsLong())],
            (tree["flags"].AsText() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>An OSD; null when there is none of that number.</summary>
    public PveData? Find(long id) => All.FirstOrDefault(osd => osd["id"].AsLong() == id);

    private static IEnumerable<PveData> Leaves(PveData bucket) =>
        bucket["type"].AsText() == "osd" ? [bucket] : bucket["children"].Items.SelectMany(Leaves);
}
