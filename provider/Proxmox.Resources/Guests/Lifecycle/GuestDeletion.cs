using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Removes a guest with its own disks: <c>DELETE</c> on its path. What would be refused is refused before the guest is shut down for it.
/// </summary>
internal static class GuestDeletion
{
    /// <summary>Removes the guest.</summary>
    public static async Task DeleteAsync(Operation operation, GuestKind kind, CancellationToken cancel)
    {
        var vmid = operation.Prior.Get(Placement.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var believed = await BelievedAsync(operation, kind, vmid, cancel);
        PveFault? refusal = null;
        if (believed is { Power: Power.Stopped, Place: var there })
        {
            refusal = await RefusalAsync(() => RemoveAsync(operation, there, cancel));
            if (refusal is null)
            {
                return;
            }
        }

        var hint = operation.Prior.Get(Placement.CurrentNode);
        if (await GuestDirectory.AskAsync(operation.Session, kind, vmid, hint, place =>
            SeenGuest.ConfigAsync(operation, place, cancel), cancel) is not var (config, guest))
        {
            return;
        }

        if (config.IsProtected)
        {
            throw new PveFault(FaultKind.Invalid, $"{guest} is protected; set protection = false and apply that first");
        }

        var power = new PowerSwitch(operation, guest);
        if (believed is { Power: Power.Running })
        {
            refusal = await RefusalAsync(() => EndAsync(operation, power, isPaused: false, cancel));
        }

        if (believed is null || refusal is not null)
        {
            var status = await power.NowAsync(cancel);
            if (status.IsHaManaged)
            {
                await LeaveHaAsync(operation, guest, cancel);
            }
            // Nothing has changed that would explain it.
            else if (refusal is not null && status.Power == believed!.Power)
            {
                throw refusal;
            }

            await (status.IsRunning ? EndAsync(operation, power, status.IsPaused, cancel) : Task.CompletedTask);
        }

        await RemoveAsync(operation, guest, cancel);
    }

    // Where the guest is and whether it runs, as far as that is known without a question. PVE itself refuses what is not so: to remove what
    // runs, is protected or has gone elsewhere. Null for what the HA manager looks after.
    private static async Task<Believed?> BelievedAsync(Operation operation, GuestKind kind, long vmid, CancellationToken cancel)
    {
        var listed = (await GuestDirectory.AllAsync(operation.Session, cancel)).GetValueOrDefault(vmid);
        return listed is { HaState: null } && listed.Kind == kind && await SeenGuest.PowerAsync(operation, vmid, cancel) is { } power
            ? new(listed.Place, power)
            : null;
    }

    // What PVE says when it refuses; null when it does not.
    private static async Task<PveFault?> RefusalAsync(Func<Task> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (PveFault refusal) when (!refusal.MayHaveBeenApplied && !refusal.IsOfConnection)
        {
            return refusal;
        }
    }

    // What is paused cannot shut down.
    private static Task EndAsync(Operation operation, PowerSwitch power, bool isPaused, CancellationToken cancel) =>
        operation.Prior.Get(Lifetime.StopOnDestroy) is true || isPaused ? power.StopAsync(cancel) : power.ShutDownAsync(cancel);

    private static async Task RemoveAsync(Operation operation, GuestPlace guest, CancellationToken cancel)
    {
        var form = new Form().Add("purge", Purges(operation))
            .Add("destroy-unreferenced-disks", operation.Prior.Get(Lifetime.DeleteUnreferenced) ?? false);
        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(guest.Path, form, deadline), cancel);
        GuestChanges.Removed(operation.Session, guest.VmId);
    }

    private static bool Purges(Operation operation) => operation.Prior.Get(Lifetime.PurgeOnDestroy) ?? true;

    // The HA manager would start again what it is not told to leave.
    private static async Task LeaveHaAsync(Operation operation, GuestPlace guest, CancellationToken cancel)
    {
        if (!Purges(operation))
        {
            throw new PveFault(FaultKind.Invalid,
                $"{guest} is managed by the HA manager, and purge_on_destroy is false; remove it from HA first, or set purge_on_destroy = "
                + "true and apply that");
        }

        try
        {
            await operation.Pve.DeleteAsync($"/cluster/ha/resources/{guest.Kind.HaType}:{guest.VmId}", cancel: cancel);
        }
        catch (PveFault gone) when (gone.Kind == FaultKind.NotFound)
        {
        }
    }

    private sealed record Believed(GuestPlace Place, string Power);
}
