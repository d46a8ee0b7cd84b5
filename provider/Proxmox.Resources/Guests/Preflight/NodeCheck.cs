using System.Runtime.CompilerServices;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the node is there and can be asked.</summary>
internal static class NodeCheck
{
    /// <summary>Finds a node that is none, or that does not answer.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!(vm.Plan.IsCreate || vm.IsMoved))
        {
            yield break;
        }

        var nodes = await vm.Datacenter.NodesAsync(cancel);
        var path = AttributePath.Of(Placement.Node.Name);
        var all = string.Join(", ", nodes.Keys.Order(StringComparer.Ordinal));
        if (vm.Plan.Planned.Get(Placement.Node) is not { } node)
        {
            if (vm.ToClone is null && vm.Plan.Config[CloneSource.Clone].IsNull && vm.Plan.Config[Placement.Node].IsNull && nodes.Count > 1)
            {
                yield return new(path, "It is not said on which node the VM is created",
                    $"node is not set, and the cluster has several: set it to one of {all}.");
            }
        }
        else if (!nodes.TryGetValue(node, out var isOnline))
        {
            yield return new(path, $"The cluster has no node {node}", $"Its nodes are {all}: set node to one of them.");
        }
        else if (!isOnline)
        {
            yield return new(
                path, $"Node {node} is offline", $"Nothing can be done on it until it is back. Start it, or set node to another one.");
        }
    }
}
