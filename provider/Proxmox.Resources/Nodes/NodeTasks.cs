using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Nodes;

/// <summary>
/// Tasks of a node: <c>/nodes/{node}/tasks</c> (<c>PVE::API2::Tasks</c>). PVE tells everybody of their own, and of all to who has
/// <c>Sys.Audit</c> on the node.
/// </summary>
internal static class NodeTasks
{
    /// <summary>The type of tasks that fetch a file, which are for its name.</summary>
    public const string Download = "download";

    /// <summary>The type of tasks that fetch an image from a registry, which are for the name of its file.</summary>
    public const string Pull = "ociregistrypull";

    /// <summary>The type of tasks that put an upload into its place or copy a volume, which are for nothing.</summary>
    public const string Copy = "imgcopy";

    /// <summary>The node that answers, whichever it is.</summary>
    public const string Answering = "localhost";

    /// <summary>The newest task that has not ended, as one whose answer was lost; null when none runs.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="node">The node.</param>
    /// <param name="type">Its type, such as <c>qmcreate</c>; null for any.</param>
    /// <param name="id">What it is for: a VMID, the name of a file; empty for what is for nothing.</param>
    /// <param name="cancel">Ends the look.</param>
    public static Task<Upid?> RunningAsync(IPve pve, string node, string? type, string id, CancellationToken cancel) =>
        NewestAsync(pve, node, "active", type, id, cancel);

    /// <summary>
    /// Makes an object by a POST that starts a task, and waits for that. Where the answer is lost, the task may be under way: the fault
    /// comes only when none is, so that what it makes is there for whoever looks then.
    /// </summary>
    /// <param name="operation">The create.</param>
    /// <param name="node">The node.</param>
    /// <param name="id">What the task is for.</param>
    /// <param name="path">The path.</param>
    /// <param name="form">The parameters.</param>
    /// <param name="cancel">The time limit.</param>
    public static Task<PveData> CreateAsync(
        Operation operation, string node, string id, string path, Form form, CancellationToken cancel) =>
        operation.DispatchAsync(async deadline =>
        {
            try
            {
                var answer = await operation.Pve.PostAsync(path, form, deadline);
                operation.MarkCreated();
                return answer;
            }
            catch (PveFault lost) when (lost.MayHaveBeenApplied)
            {
                await EndAsync(operation, node, type: null, id, deadline);
                throw;
            }
        }, cancel);

    /// <summary>Waits until no such task runs. Where PVE does not tell there is nothing to wait for.</summary>
    /// <param name="work">What waits.</param>
    /// <param name="node">The node.</param>
    /// <param name="type">Its type; null for any.</param>
    /// <param name="id">What it is for.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task EndAsync(PveWork work, string node, string? type, string id, CancellationToken cancel)
    {
        try
        {
            await work.AskUntilAsync(later => RunningAsync(work.Pve, node, type, id, later), running => running is null, cancel);
        }
        catch (PveFault)
        {
        }
    }

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
