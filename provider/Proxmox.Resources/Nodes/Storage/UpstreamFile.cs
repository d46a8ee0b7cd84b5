using Proxmox.Client;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What a server says of a file before it is fetched: <c>/nodes/{node}/query-url-metadata</c> (<c>PVE::API2::Nodes</c>).</summary>
internal static class UpstreamFile
{
    /// <summary>The size that the server tells; null when it tells none.</summary>
    /// <exception cref="PveFault">The node does not get at the file.</exception>
    public static async Task<long?> SizeAsync(IPve pve, string node, string url, bool verifies, CancellationToken cancel) =>
        (await pve.GetAsync(
            PvePath.Join("nodes", node, "query-url-metadata"), new Form().Add("url", url).Add("verify-certificates", verifies), cancel))
            ["size"].AsLong();
}
