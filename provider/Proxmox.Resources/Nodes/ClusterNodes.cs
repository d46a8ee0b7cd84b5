using System.Collections.Immutable;
using Proxmox.Client;

namespace Proxmox.Resources.Nodes;

/// <summary>The nodes of the cluster, and which of them are online: <c>GET /nodes</c> (<c>PVE::API2::Nodes</c>).</summary>
internal static class ClusterNodes
{
    private const string Path = "/nodes";

    /// <summary>All nodes by name, each with whether it is online.</summary>
    public static async Task<ImmutableSortedDictionary<string, bool>> AllAsync(IPve pve, CancellationToken cancel) =>
        Of((await pve.GetAsync(Path, cancel: cancel)).Items);

    /// <summary>The names of those that are online, in order.</summary>
    public static async Task<IEnumerable<string>> OnlineAsync(IPve pve, CancellationToken cancel) =>
        (await AllAsync(pve, cancel)).Where(node => node.Value).Select(node => node.Key);

    /// <summary>The nodes of a list.</summary>
    public static ImmutableSortedDictionary<string, bool> Of(IEnumerable<PveData> nodes) =>
        nodes.ToImmutableSortedDictionary(
            node => node["node"].AsText()!, node => node["status"].AsText() == "online", StringComparer.Ordinal);
}
