using Proxmox.Client;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Guests;

/// <summary>
/// What an operation knows of its guest by its own requests. The configuration holds until the operation changes something; whether the
/// guest runs is known once a task of the operation has brought it about.
/// </summary>
internal sealed class SeenGuest
{
    private (GuestConfig Config, GuestPlace Place, long ReadAt)? _read;

    /// <summary>Whether it runs, as this operation has brought it about; null while it has done nothing about it.</summary>
    public string? Power { get; set; }

    /// <summary>The place of a guest that this operation has made; null for one that was there.</summary>
    public GuestPlace? Made { get; set; }

    /// <summary>What the operation knows.</summary>
    public static SeenGuest Of(PveWork work) => work.Part<SeenGuest>();

    /// <summary>The configuration as it is now; asked for where it was not read since the last change.</summary>
    public static async Task<GuestConfig> ConfigAsync(PveWork work, GuestPlace place, CancellationToken cancel)
    {
        var seen = Of(work);
        if (seen.Holds(work) is var (known, there) && there == place)
        {
            return known;
        }

        var readAt = work.ChangeCount;
        var config = await GuestConfig.ReadAsync(work.Pve, place, cancel);
        seen._read = (config, place, readAt);
        return config;
    }

    /// <summary>The configuration as it is now and the place that has it; see <see cref="GuestDirectory.RequireAsync"/>.</summary>
    /// <exception cref="PveFault">There is no such guest, or it cannot be asked.</exception>
    public static async Task<(GuestConfig Config, GuestPlace Place)> FindAsync(
        PveWork work, GuestKind kind, long vmid, string? node, CancellationToken cancel) =>
        Of(work).Holds(work) is var (known, there) && there == kind.On(there.Node, vmid)
            ? (known, there)
            : await GuestDirectory.RequireAsync(work.Session, kind, vmid, node, at => ConfigAsync(work, at, cancel), cancel);

    /// <summary>
    /// Whether the guest runs, without a question to it: as this operation has brought it about, or as the list of the cluster has it where
    /// that is what is recorded. Of a guest that is too young for that list its node tells, of all in one answer. Null where only the guest
    /// itself can tell: the list is some seconds old, and a change is not believed of it.
    /// </summary>
    public static async Task<string?> PowerAsync(Operation operation, long vmid, CancellationToken cancel)
    {
        if (Of(operation).Power is { } own)
        {
            return own;
        }

        if (operation.IsAftermath || operation.Prior.Value.IsNull)
        {
            return null;
        }

        var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(vmid);
        if (listed is { Status: null or Guest.UnknownStatus })
        {
            listed = (await CurrentGuests.AllAsync(operation.Session, listed.Kind, cancel)).GetValueOrDefault(vmid);
        }

        var recorded = operation.Prior.Get(Guests.Power.State) is { } state and not Guests.Power.Unmanaged ? state
            : operation.Prior.Get(Guests.Power.Status);
        return listed?.Status is Guests.Power.Running or Guests.Power.Stopped
            && (operation.Session.IsForReading || recorded == listed.Status)
            ? listed.Status
            : null;
    }

    // What was read last, unless the work has changed something since.
    private (GuestConfig Config, GuestPlace Place)? Holds(PveWork work) =>
        _read is var (config, place, readAt) && readAt == work.ChangeCount ? (config, place) : null;
}
