using System.Collections.Immutable;
using Proxmox.Client;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>How the nodes see each other now: <c>GET /cluster/status</c> (PVE::API2::Cluster).</summary>
/// <param name="Cluster">The entry of the cluster; null for a node on its own.</param>
/// <param name="Nodes">The entry of each node.</param>
internal sealed record ClusterStatus(PveData Cluster, ImmutableArray<PveData> Nodes)
{
    /// <summary>Whether the node that answers is in a cluster.</summary>
    public bool IsCluster => !Cluster.IsNull;

    /// <summary>Whether the nodes that are there may decide; false for a node on its own.</summary>
    public bool IsQuorate => Cluster["quorate"].AsBool() is true;

    /// <summary>The name of the node that answers.</summary>
    public string? Answering => Nodes.FirstOrDefault(node => node["local"].AsBool() is true)?["name"].AsText();

    /// <summary>Asks.</summary>
    public static async Task<ClusterStatus> AskAsync(IPve pve, CancellationToken cancel)
    {
        var entries = (await pve.GetAsync("/cluster/status", cancel: cancel)).Items.ToLookup(entry => entry["type"].AsText());
        return new(entries["cluster"].FirstOrDefault() ?? PveData.Null, [.. entries["node"]]);
    }

    /// <summary>Whether that node is there.</summary>
    public bool IsOnline(string node) =>
        Nodes.Any(entry => entry["name"].AsText() == node && entry["online"].AsBool() is true);
}
