using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Nodes.Disks;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// Makes OSDs of a device. Ceph chooses their numbers and PVE does not tell them: they are those that the device holds afterwards, also
/// when the create was broken off.
/// </summary>
internal static class OsdCreation
{
    private const string TaskType = "cephcreateosd";

    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(10);

    /// <summary>Makes them, or takes over those that are there.</summary>
    public static async Task RunAsync(Operation operation, CancellationToken cancel)
    {
        var (node, path) = (operation.Planned.Get(CephOsd.Node)!, operation.Planned.Get(CephOsd.Device)!);
        // One disk after another: PVE makes the others wait for a few seconds only.
        using var turn = await operation.LockAsync($"disks of {node}", cancel);
        var name = ((await NodeDisks.AskAsync(operation.Pve, node, cancel)).Find(path)?.Path ?? path)["/dev/".Length..];
        if (await LearnAsync(operation, node, path, cancel))
        {
            if (operation.Planned.Get(Adoption.Adopt) is not true)
            {
                throw new PveFault(FaultKind.Exists, $"{path} on node {node} holds OSD {operation.Target.Get(CephOsd.Id)} already; set "
                    + "adopt = true to take it over");
            }

            operation.MarkCreated();
            return;
        }

        try
        {
            await operation.DispatchAsync(deadline => PostAsync(operation, node, name, deadline), cancel);
        }
        catch (Exception) when (operation.IsBegun())
        {
            await LookAsync(operation, node, path);
            throw;
        }

        await operation.AskUntilAsync(later => LearnAsync(operation, node, path, later), isKnown => isKnown, cancel);
        operation.MarkCreated();
        await operation.AskUntilAsync(
            later => OsdTree.ReadAsync(operation.Pve, node, later),
            tree => tree.Find(operation.Target.Get(CephOsd.Id)!.Value) is not null, cancel);
    }

    // The answer to a create that was lost is a task that PVE knows.
    private static async Task<PveData> PostAsync(Operation operation, string node, string device, CancellationToken cancel)
    {
        operation.Part<Begun>().Value = true;
        operation.Part<Begun>().Device = device;
        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned);
        form.Remove(CephOsd.Node.Wire);
        try
        {
            var answer = await operation.Pve.PostAsync(CephNode.Path(node, "osd"), form, cancel);
            // The task is for the device that the path leads to, also by a link that PVE does not tell.
            operation.Part<Begun>().Device = Upid.TryParse(answer.AsText(), out var task) ? task.Id : device;
            return answer;
        }
        catch (PveFault lost) when (lost.MayHaveBeenApplied)
        {
            if (await NodeTasks.LatestAsync(operation.Pve, node, TaskType, device, cancel) is { } begun)
            {
                return PveData.Of(begun.ToString());
            }

            throw;
        }
    }

    private static bool IsBegun(this Operation operation) => operation.Part<Begun>().Value;

    // Whatever the create has left is recorded, so that nothing is there that nobody knows of.
    private static async Task LookAsync(Operation operation, string node, string path)
    {
        using var limit = new CancellationTokenSource(LastLook, operation.Session.Time);
        try
        {
            if (await LearnAsync(operation, node, path, limit.Token))
            {
                operation.MarkCreated();
            }
        }
        // What goes wrong here must not hide why the create failed.
        catch (Exception failure) when (failure is PveFault or OperationCanceledException)
        {
        }
    }

    private static async Task<bool> LearnAsync(Operation operation, string node, string path, CancellationToken cancel)
    {
        var disks = await NodeDisks.AskAsync(operation.Pve, node, cancel);
        if ((disks.Find(path) ?? disks.Find($"/dev/{operation.Part<Begun>().Device}")) is not { } disk
            || disk.Osds is not { Count: > 0 } ids)
        {
            return false;
        }

        operation.SetComputed(CephOsd.Id, Value.Of(ids[0]));
        operation.SetComputed(CephOsd.Ids, Value.Set(ids.Select(id => Value.Of(OsdLife.Text(id)))));
        return true;
    }

    private sealed class Begun
    {
        public bool Value { get; set; }

        public string? Device { get; set; }
    }
}
