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
        var found = await GuestDirectory.AskAsync(
            operation.Session, kind, vmid, operation.Prior.Get(Placement.CurrentNode), place =>
                GuestConfig.ReadAsync(operation.Pve, place, cancel), cancel);
        if (found is not var (config, guest))
        {
            return;
        }

        if (config.IsProtected)
        {
            throw new PveFault(FaultKind.Invalid, $"{guest} is protected; set protection = false and apply that first");
        }

        var power = new PowerSwitch(operation, guest);
        var status = await power.NowAsync(cancel);
        var purges = operation.Prior.Get(Lifetime.PurgeOnDestroy) ?? true;
        if (status.IsHaManaged)
        {
            await LeaveHaAsync(operation, guest, purges, cancel);
        }

        if (status.IsRunning)
        {
            // What is paused cannot shut down.
            await (operation.Prior.Get(Lifetime.StopOnDestroy) is true || status.IsPaused ? power.StopAsync(cancel)
                : power.ShutDownAsync(cancel));
        }

        var form = new Form().Add("purge", purges)
            .Add("destroy-unreferenced-disks", operation.Prior.Get(Lifetime.DeleteUnreferenced) ?? false);
        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(guest.Path, form, deadline), cancel);
        GuestDirectory.Forget(operation.Session);
    }

    // The HA manager would start again what it is not told to leave.
    private static async Task LeaveHaAsync(Operation operation, GuestPlace guest, bool purges, CancellationToken cancel)
    {
        if (!purges)
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
}
