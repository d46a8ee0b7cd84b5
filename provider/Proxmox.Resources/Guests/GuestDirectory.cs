using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Nodes;

namespace Proxmox.Resources.Guests;

/// <summary>Where guests are. A guest is its VMID: the node that it runs on is looked up, and may be another one the next time.</summary>
public static class GuestDirectory
{
    // One refresh of any number of guests looks once, and what it sees is no older than what PVE itself keeps in that list.
    internal static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    /// <summary>
    /// All guests that the user or token may see, by VMID, from the list of the cluster (<see cref="ClusterList"/>), with what this run
    /// has done since: the list locates, it never says that something is gone.
    /// </summary>
    public static async Task<IReadOnlyDictionary<long, Guest>> AllAsync(Session session, CancellationToken cancel) =>
        (await ClusterList.OfAsync(session, Age, cancel)).Guests.Now(session);

    /// <summary>
    /// Forgets the list: it has shown to be wrong, or what was done to a guest is not known to <see cref="GuestChanges"/>.
    /// </summary>
    public static void Forget(Session session)
    {
        ClusterList.Forget(session);
        CurrentGuests.Forget(session);
    }

    /// <summary>
    /// Asks a guest something by a path that names its node, wherever it is: first where the list has it, then where it was last, then on
    /// every node.
    /// </summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="kind">What the guest is.</param>
    /// <param name="vmid">The guest.</param>
    /// <param name="node">The node where it was last; null when nobody knows.</param>
    /// <param name="ask">Asks, given a place; a fault of kind <see cref="FaultKind.NotFound"/> says that the guest is not there.</param>
    /// <param name="cancel">The time limit.</param>
    /// <returns>The answer and the place that gave it; null when no guest has the VMID, which the cluster itself has said.</returns>
    /// <exception cref="PveFault">PVE does not answer or refuses, or the guest is on no node that can be asked.</exception>
    public static async Task<(T Answer, GuestPlace Place)?> AskAsync<T>(
        Session session, GuestKind kind, long vmid, string? node, Func<GuestPlace, Task<T>> ask, CancellationToken cancel)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);

        // The list knows at once when the HA manager has taken a guest from a node that is down, which would only cost time to ask.
        if ((await AllAsync(session, cancel)).TryGetValue(vmid, out var listed) && await TryAsync(listed.Node) is { } there)
        {
            return there;
        }

        if (node is not null && await TryAsync(node) is { } known)
        {
            return known;
        }

        if (await IsFreeAsync(session.Pve, vmid, cancel))
        {
            return null;
        }

        // It exists, and the list lags behind.
        Forget(session);
        foreach (var other in await ClusterNodes.OnlineAsync(session.Pve, cancel))
        {
            try
            {
                if (await TryAsync(other) is { } found)
                {
                    return found;
                }
            }
            // The node has gone off just now; whether the guest is there or on another one, the others tell.
            catch (PveFault silent) when (silent.Kind is FaultKind.Unreachable or FaultKind.Timeout)
            {
            }
        }

        // It may have moved from a node that was asked late to one that was asked early.
        return await IsFreeAsync(session.Pve, vmid, cancel)
            ? null
            : throw new PveFault(FaultKind.Unreachable,
                $"guest {vmid} exists, but none of the nodes that answer has it: its node is down, or it is being migrated");

        async Task<(T, GuestPlace)?> TryAsync(string candidate)
        {
            try
            {
                var place = kind.On(candidate, vmid);
                return asked.Add(candidate) ? (await ask(place), place) : null;
            }
            catch (PveFault missing) when (missing.Kind == FaultKind.NotFound)
            {
                return null;
            }
        }
    }

    /// <summary>The same for a guest that must exist.</summary>
    /// <exception cref="PveFault">There is no such guest, or it cannot be asked.</exception>
    public static async Task<(T Answer, GuestPlace Place)> RequireAsync<T>(
        Session session, GuestKind kind, long vmid, string? node, Func<GuestPlace, Task<T>> ask, CancellationToken cancel) =>
        await AskAsync(session, kind, vmid, node, ask, cancel)
            ?? throw new PveFault(FaultKind.NotFound, $"{kind.Called(vmid)} does not exist");

    /// <summary>Where a guest is.</summary>
    /// <exception cref="PveFault">There is no such guest, or it cannot be found.</exception>
    public static async Task<GuestPlace> LocateAsync(Session session, GuestKind kind, long vmid, string? node, CancellationToken cancel) =>
        (await RequireAsync(session, kind, vmid, node, place => GuestStatus.ReadAsync(session.Pve, place, cancel), cancel)).Place;

    /// <summary>
    /// Waits until nothing else in this process has the guest under work that PVE locks it for, and keeps it until the result is disposed:
    /// what PVE would refuse side by side is done in turn.
    /// </summary>
    public static Task<IDisposable> LockAsync(PveWork work, long vmid, CancellationToken cancel) =>
        work.LockAsync("guest/" + Number.Of(vmid), cancel);

    /// <summary>True when no guest of the cluster has that VMID, whoever may see it: <c>GET /cluster/nextid</c>.</summary>
    public static async Task<bool> IsFreeAsync(IPve pve, long vmid, CancellationToken cancel)
    {
        try
        {
            await pve.GetAsync("/cluster/nextid", new Form().Add("vmid", vmid), cancel);
            return true;
        }
        catch (PveFault taken) when (taken.Kind == FaultKind.Exists || taken.Parameters.ContainsKey("vmid"))
        {
            return false;
        }
    }
}
