using Proxmox.Engine;

namespace Proxmox.Resources.Guests;

/// <summary>
/// What this run has done to guests. A list that PVE told before is amended by it, so that nothing that the run itself does is a reason to
/// ask for the list again.
/// </summary>
internal sealed class GuestChanges
{
    private readonly Lock _gate = new();
    private readonly List<ListedChange> _all = [];

    /// <summary>Notes that a guest was made.</summary>
    public static void Made(Session session, Guest guest) => Note(session, guest.VmId, _ => guest);

    /// <summary>Notes that a guest is gone.</summary>
    public static void Removed(Session session, long vmid) => Note(session, vmid, _ => null);

    /// <summary>Notes what has become of a guest; what the list does not have stays unknown.</summary>
    public static void Changed(Session session, long vmid, Func<Guest, Guest> change) =>
        Note(session, vmid, guest => guest is null ? null : change(guest));

    /// <summary>The changes from that one on, in order.</summary>
    public IReadOnlyList<ListedChange> From(int first)
    {
        lock (_gate)
        {
            return first == _all.Count ? [] : _all[first..];
        }
    }

    private static void Note(Session session, long vmid, Func<Guest?, Guest?> change)
    {
        var changes = session.Part<GuestChanges>();
        lock (changes._gate)
        {
            changes._all.Add(new(session.Time.GetTimestamp(), vmid, change));
        }
    }
}

/// <summary>One change.</summary>
/// <param name="At">When it was seen to be done, by the run's clock.</param>
/// <param name="VmId">The guest.</param>
/// <param name="Change">What the guest has become; null for gone, and for one that a list does not have.</param>
internal sealed record ListedChange(long At, long VmId, Func<Guest?, Guest?> Change);
