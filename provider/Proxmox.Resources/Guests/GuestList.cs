using System.Collections.Immutable;
using Proxmox.Engine;

namespace Proxmox.Resources.Guests;

/// <summary>Guests by VMID as PVE told them, with what this run has done since.</summary>
/// <param name="asked">When PVE was asked, by the run's clock.</param>
/// <param name="guests">What it told.</param>
internal sealed class GuestList(long asked, IEnumerable<Guest> guests)
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<long, Guest> _guests = guests.ToImmutableDictionary(guest => guest.VmId);
    private int _seen;

    /// <summary>The guests as they are now, as far as PVE and this run's own changes tell.</summary>
    public IReadOnlyDictionary<long, Guest> Now(Session session)
    {
        lock (_gate)
        {
            foreach (var (at, vmid, change) in session.Part<GuestChanges>().From(_seen))
            {
                // What was done before PVE was asked it has told itself.
                _seen++;
                if (at >= asked)
                {
                    _guests = change(_guests.GetValueOrDefault(vmid)) is { } guest ? _guests.SetItem(vmid, guest) : _guests.Remove(vmid);
                }
            }

            return _guests;
        }
    }
}
