using System.Globalization;
using Proxmox.Client;

namespace Proxmox.Resources.Nodes;

/// <summary>
/// Tasks of a node: <c>/nodes/{node}/tasks</c> (<c>PVE::API2::Tasks</c>). PVE tells everybody of their own, and of all to who has
/// <c>Sys.Audit</c> on the node.
/// </summary>
internal static class NodeTasks
{
    /// <summary>The newest task that has not ended, as one whose answer was lost; null when none runs.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="node">The node.</param>
    /// <param name="type">Its type, such as <c>qmcreate</c>; null for any.</param>
    /// <param name="id">What it is for: a VMID, the name of a file; empty for what is for nothing.</param>
    /// <param name="cancel">Ends the look.</param>
    public static Task<Upid?> RunningAsync(IPve pve, string node, string? type, string id, CancellationToken cancel) =>
        NewestAsync(pve, node, "active", type, id, cancel);

    /// <summary>The newest task, under way or ended; null when PVE remembers none.</summary>
    /// <inheritdoc cref="RunningAsync"/>
    public static Task<Upid?> LatestAsync(IPve pve, string node, string? type, string id, CancellationToken cancel) =>
        NewestAsync(pve, node, "all", type, id, cancel);

    private static async Task<Upid?> NewestAsync(
        IPve pve, string node, string source, string? type, string id, CancellationToken cancel)
    {
        var query = new Form().Add("source", source);
        if (type is not null)
        {
            query.Add("typefilter", type);
        }

        // PVE sorts out by VMID alone.
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var vmid))
        {
            query.Add("vmid", vmid);
        }

        var tasks = await pve.GetAsync(PvePath.Join("nodes", node, "tasks"), query, cancel);
        return tasks.Items.Where(task => source == "all" || task["endtime"].IsNull)
            .Select(task => Upid.TryParse(task["upid"].AsText(), out var upid) ? upid : null)
            .Where(task => task?.Id == id).MaxBy(task => task?.Started);
    }
}
