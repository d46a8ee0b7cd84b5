using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Gives out VMIDs. PVE reserves none: whoever creates first has it, so an id is only tried, and another one after it when somebody was
/// quicker. In one run no id is given out twice, also when its guest is gone again: what still refers to the old guest must not meet a new
/// one.
/// </summary>
internal sealed class VmIds
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _tried = [];
    private readonly HashSet<long> _claimed = [];

    /// <summary>An id that is worth trying.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="range">The range that the user wants; null for the datacenter's own.</param>
    /// <param name="cancel">The time limit.</param>
    /// <exception cref="PveFault">The range has no free one left.</exception>
    public async Task<long> NextAsync(Session session, Attributes? range, CancellationToken cancel)
    {
        var known = await GuestDirectory.AllAsync(session, cancel);
        var first = range?.Get(Placement.FirstVmId) ?? await LowestAsync(session, cancel);
        var last = range?.Get(Placement.LastVmId) ?? 999_999_999;
        lock (_gate)
        {
            for (var candidate = first; candidate <= last; candidate++)
            {
                if (!known.ContainsKey(candidate) && _tried.Add(candidate))
                {
                    return candidate;
                }
            }
        }

        throw new PveFault(FaultKind.Exists, range is null
            ? "the datacenter has no free VMID left; raise next-id in its options"
            : $"vmid_range has no free VMID left between {first} and {last}; widen it, or remove guests");
    }

    /// <summary>True for an id that one of this run's own creates has: its guest is spoken for.</summary>
    public bool IsClaimed(long vmid)
    {
        lock (_gate)
        {
            return _claimed.Contains(vmid);
        }
    }

    /// <summary>Claims an id for a create; true for the first one that does.</summary>
    public bool Claim(long vmid)
    {
        lock (_gate)
        {
            _tried.Add(vmid);
            return _claimed.Add(vmid);
        }
    }

    /// <summary>Gives a claim back: somebody else's guest has the id.</summary>
    public void Release(long vmid)
    {
        lock (_gate)
        {
            _claimed.Remove(vmid);
        }
    }

    // One answer serves all creates of a moment: what they take from there on is theirs.
    private static Task<long> LowestAsync(Session session, CancellationToken cancel) => session.ShareAsync(
        "/cluster/nextid",
        TimeSpan.FromSeconds(5),
        async () => (await session.Pve.GetAsync("/cluster/nextid")).AsLong() ?? 100,
        cancel);
}
