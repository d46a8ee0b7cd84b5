using Proxmox.Client;

namespace Proxmox.Resources.Nodes;

/// <summary>Tasks of a node that have not ended: <c>/nodes/{node}/tasks</c> (<c>PVE::API2::Tasks</c>).</summary>
internal static class RunningTasks
{
    /// <summary>The newest task of that type and id, as one whose answer was lost; null when none runs.</summary>
    public static async Task<Upid?> FindAsync(IPve pve, string node, string type, string id, CancellationToken cancel)
    {
        var running = await pve.GetAsync(
            PvePath.Join("nodes", node, "tasks"), new Form().Add("source", "active").Add("typefilter", type), cancel);
        return running.Items.Where(task => task["id"].AsText() == id).MaxBy(task => task["starttime"].AsLong()) is { } newest
            && Upid.TryParse(newest["upid"].AsText() ?? "", out var upid) ? upid : null;
    }
}
