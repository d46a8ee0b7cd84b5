using System.Collections.Concurrent;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>
/// The changes of a run to the networks of nodes. Those of a node are staged one at a time, and the last of them reloads its network for
/// all.
/// </summary>
internal sealed class NetworkChanges
{
    /// <summary>
    /// How long nobody may have changed anything before the network is reloaded: hosts begin what waits for a slot at once.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, NodeChanges> _nodes = new(StringComparer.Ordinal);

    /// <summary>Stages a change, and has the node take it on with those of others unless the user wants it otherwise.</summary>
    /// <param name="operation">What changes it.</param>
    /// <param name="stage">Stages the change, given the interfaces of the node as they are; it gives false where there is nothing to do.
    /// </param>
    /// <param name="cancel">The time limit.</param>
    public static Task MakeAsync(Operation operation, Func<NodeInterfaces, Task<bool>> stage, CancellationToken cancel)
    {
        var node = operation.Target.Get(Shared.Names.Node)!;
        var changes = operation.Session.Part<NetworkChanges>()._nodes.GetOrAdd(node, _ => new(node, operation.Session.Time));
        return changes.MakeAsync(operation, stage, cancel);
    }

    private sealed class NodeChanges(string node, TimeProvider time)
    {
        private readonly LastOneOut<string?> _reload = new(time, Quiet);

        // What others had staged before the first change since the last reload; null where that is not known yet.
        private (string? Changes, bool IsKnown) _foreign;

        private string Key => $"the network of {node}";

        public async Task MakeAsync(Operation operation, Func<NodeInterfaces, Task<bool>> stage, CancellationToken cancel)
        {
            using var visit = _reload.Enter();
            using (await operation.LockAsync(Key, cancel))
            {
                var now = await NodeInterfaces.ReadAsync(operation.Pve, node, cancel);
                if (await RefusalAsync(operation, now, cancel) is { } refusal)
                {
                    throw new PveFault(FaultKind.Invalid, refusal);
                }

                _foreign = _foreign.IsKnown ? _foreign : (now.Changes, true);
                if (!await stage(now))
                {
                    return;
                }

                operation.Session.Forget(NodeInterfaces.PathOf(node));
            }

            var wanted = (operation.Planned.Value.IsNull ? operation.Prior : operation.Planned).Get(InterfaceFields.Reload);
            if (wanted is not false)
            {
                await TakeOnAsync(operation, visit, cancel);
            }
        }

        private async Task TakeOnAsync(Operation operation, LastOneOut<string?>.Visit visit, CancellationToken cancel)
        {
            try
            {
                await visit.LeaveAsync(later => ReloadAsync(operation, later), cancel);
            }
            catch (NetworkReload.Reverted reverted)
            {
                operation.MarkNotCreated();
                throw reverted.Why;
            }
        }

        private async Task<string?> ReloadAsync(Operation operation, CancellationToken cancel)
        {
            using var held = await operation.LockAsync(Key, cancel);
            var foreign = _foreign.Changes;
            _foreign = default;
            var applied = await NetworkReload.RunAsync(operation, node, isOurs: foreign is null, cancel);
            operation.Session.Forget(NodeInterfaces.PathOf(node));
            if (foreign is not null)
            {
                operation.Diagnostics.Warn($"The reload of node {node} applied what was staged before as well",
                    $"Staged before this run, by somebody else or by a run that was stopped:\n{foreign.TrimEnd()}");
            }

            return applied;
        }

        private Task<string?> RefusalAsync(Operation operation, NodeInterfaces now, CancellationToken cancel) =>
            EndpointGuard.ObjectionAsync(operation.Session, now, node, operation.Resource.Fields, operation.Prior, operation.Planned,
                cancel);
    }
}
