using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Ceph;

/// <summary>
/// Removes OSDs when their data is safe elsewhere: each is taken out, and once Ceph says that it can do without it, stopped and destroyed.
/// </summary>
internal static class OsdRemoval
{
    /// <summary>Removes all OSDs of the resource.</summary>
    public static async Task RunAsync(Operation operation, CancellationToken cancel)
    {
        var node = operation.Prior.Get(CephOsd.Node)!;
        var ids = operation.Prior.Get(CephOsd.Ids) is { Count: > 0 } all
            ? all.Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Order().ToList() : [operation.Prior.Get(CephOsd.Id)!.Value];
        foreach (var id in ids)
        {
            await RemoveAsync(operation, node, id, cancel);
        }
    }

    private static async Task RemoveAsync(Operation operation, string node, long id, CancellationToken cancel)
    {
        if ((await OsdTree.ReadAsync(operation.Pve, node, cancel)).Find(id) is not { } osd || osd["host"].AsText() != node)
        {
            return;
        }

        var name = $"osd.{id}";
        if (osd["in"].AsBool() is true)
        {
            // What cannot be spared for a moment cannot be spared for good.
            await CephSafety.RequireAsync(operation, node, name, CephSafety.Stop, cancel);
            await operation.Pve.PostAsync(CephNode.Path(node, "osd", OsdLife.Text(id), "out"), new Form(), cancel);
        }

        await EmptyAsync(operation, node, name, cancel);
        if (osd["status"].AsText() == "up")
        {
            await CephServices.ControlAsync(operation, node, "stop", name, cancel);
            await operation.AskUntilAsync(
                later => OsdTree.ReadAsync(operation.Pve, node, later), tree => tree.Find(id)?["status"].AsText() != "up", cancel);
        }

        var form = new Form().Add(CephOsd.Cleanup.Wire, operation.Prior.Get(CephOsd.Cleanup) is true);
        await operation.DispatchAsync(
            deadline => operation.Pve.DeleteAsync(CephNode.Path(node, "osd", OsdLife.Text(id)), form, deadline), cancel);
    }

    // Its data moves to others, which takes as long as there is data.
    private static async Task EmptyAsync(Operation operation, string node, string name, CancellationToken cancel)
    {
        string? objection = null;
        try
        {
            await operation.AskUntilAsync(
                async later => objection = await CephSafety.ObjectionAsync(operation, node, name, CephSafety.Destroy, later),
                words =>
                {
                    if (words is not null)
                    {
                        operation.Progress?.Report(new(null, $"{name} is out, and its data moves: {words}", null, default));
                    }

                    return words is null;
                },
                cancel);
        }
        catch (OperationCanceledException) when (objection is not null)
        {
            throw new PveFault(FaultKind.Invalid, $"{name} is out but was not removed, for Ceph does not call that safe: {objection} Where "
                + "too few OSDs or hosts are left for all copies, that stays so: add others, or take it in again. While data still moves, "
                + "run this again, or raise timeouts.delete");
        }
    }
}
