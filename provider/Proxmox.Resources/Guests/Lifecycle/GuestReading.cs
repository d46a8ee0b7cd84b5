using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Reads a guest: one request for its configuration with what is pending (<c>GET .../pending</c>), and the list of all guests, which every
/// read of a refresh shares. It never waits, and changes nothing but the mark of a create that is over.
/// </summary>
internal static class GuestReading
{
    /// <summary>The guest; null when none has its VMID.</summary>
    /// <exception cref="PveFault">PVE does not answer or refuses, or a guest of the other kind has the VMID.</exception>
    public static async Task<ReadGuest?> ReadAsync(Operation operation, GuestKind kind, CancellationToken cancel)
    {
        var target = operation.Target;
        if (target.Get(Placement.VmId) is not { } vmid)
        {
            return null;
        }

        if (await MadeAsync(operation, cancel) is { } made)
        {
            return made;
        }

        var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(vmid);
        if (listed is not null && listed.Kind != kind)
        {
            throw new PveFault(FaultKind.Invalid, $"{vmid} is a {listed.Kind.Noun} and not a {kind.Noun}");
        }

        var hint = target.Get(Placement.CurrentNode) ?? operation.Prior.Get(Placement.CurrentNode) ?? target.Get(Placement.Node);
        if (await GuestDirectory.AskAsync(operation.Session, kind, vmid, hint, at =>
            SeenGuest.ConfigAsync(operation, at, cancel), cancel) is not var (config, place))
        {
            return null;
        }

        await UnmarkAsync(operation, config, place, cancel);
        return new(config, place, await StatusAsync(operation, place, cancel), listed?.Pool);
    }

    // Its create was killed after the client had the answer. It is recorded, so that the create of another guest of the same configuration
    // must not take it for one that nobody has. Whoever may not change it leaves that to the next apply.
    private static async Task UnmarkAsync(Operation operation, GuestConfig config, GuestPlace place, CancellationToken cancel)
    {
        var isRefresh = operation.Planned.Value.IsNull && !operation.IsAftermath && operation.Prior.Has(Power.Status);
        if (!isRefresh || config.Lock is not null || config.WithoutMark() is not { } form)
        {
            return;
        }

        try
        {
            await operation.Pve.PutAsync(place.Path + "/config", form.Add("digest", config.Digest!), cancel);
        }
        catch (PveFault)
        {
        }
    }

    // The operation knows where its own guest is and in which pool it has put it. It may be gone again, or elsewhere.
    private static async Task<ReadGuest?> MadeAsync(Operation operation, CancellationToken cancel)
    {
        if (SeenGuest.Of(operation).Made is not { } place)
        {
            return null;
        }

        try
        {
            var config = await SeenGuest.ConfigAsync(operation, place, cancel);
            return new(config, place, await StatusAsync(operation, place, cancel), operation.Planned.Get(Placement.Pool));
        }
        catch (PveFault missing) when (missing.Kind == FaultKind.NotFound)
        {
            return null;
        }
    }

    private static async Task<string?> StatusAsync(Operation operation, GuestPlace guest, CancellationToken cancel) =>
        await SeenGuest.PowerAsync(operation, guest.VmId, cancel) ?? (await GuestStatus.ReadAsync(operation.Pve, guest, cancel)).Power;
}

/// <summary>A guest as it was read.</summary>
/// <param name="Config">Its configuration.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Status">Whether it runs.</param>
/// <param name="Pool">The pool that it is in; null for none.</param>
internal sealed record ReadGuest(GuestConfig Config, GuestPlace Place, string? Status, string? Pool)
{
    /// <summary>What the attributes read beside the configuration, by their names on the wire.</summary>
    /// <param name="target">The guest as it is recorded.</param>
    public Dictionary<string, PveData> Observed(Attributes target) => new(StringComparer.Ordinal)
    {
        [Placement.CurrentNode.Wire] = PveData.Of(Place.Node),
        [Placement.Node.Wire] = PveData.Of(
            target.Get(Placement.Mode) == Placement.Pinned ? Place.Node : target.Get(Placement.Node) ?? Place.Node),
        [Placement.Pool.Wire] = PveData.Of(Pool),
        [Power.Status.Wire] = PveData.Of(Status),
        [Power.State.Wire] = PveData.Of(target.Get(Power.State) is Power.Unmanaged ? Power.Unmanaged : Status),
        [Power.Pending.Wire] = PveData.Array(Config.Pending.Select(PveData.Of)),
    };
}
