using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Qemu.Lifecycle;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Removes a VM with its own disks: <c>DELETE /nodes/{node}/qemu/{vmid}</c>. What would be refused is refused before the guest is shut down for it.</summary>
internal static class GuestDeletion
{
    /// <summary>Removes the VM.</summary>
    public static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var vmid = operation.Prior.Get(Placement.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var found = await GuestDirectory.AskAsync(
            operation.Session, vmid, operation.Prior.Get(Placement.CurrentNode), candidate => operation.Pve.GetAsync(GuestDirectory.PathOf(candidate, vmid) + "/pending", cancel: cancel), cancel);
        if (found is not var (pending, node))
        {
            return;
        }

        if (VmReading.Config(pending).GetValueOrDefault("protection")?.AsBool() is true)
        {
            throw new PveFault(FaultKind.Invalid, $"VM {vmid} is protected; set protection = false and apply that first");
        }

        var power = new PowerSwitch(operation, node, vmid);
        var status = await power.NowAsync(cancel);
        var purges = operation.Prior.Get(Lifetime.PurgeOnDestroy) ?? true;
        if (status.IsHaManaged)
        {
            await LeaveHaAsync(operation, vmid, purges, cancel);
        }

        if (status.Power is Power.Running or Power.Paused)
        {
            // What is paused cannot shut down.
            await (operation.Prior.Get(Lifetime.StopOnDestroy) is true || status.Power is Power.Paused ? power.StopAsync(cancel) : power.ShutDownAsync(cancel));
        }

        var form = new Form().Add("purge", purges).Add("destroy-unreferenced-disks", operation.Prior.Get(Lifetime.DeleteUnreferenced) ?? false);
        await operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(GuestDirectory.PathOf(node, vmid), form, deadline), cancel);
        GuestDirectory.Forget(operation.Session);
    }

    // The HA manager would start again what it is not told to leave.
    private static async Task LeaveHaAsync(Operation operation, long vmid, bool purges, CancellationToken cancel)
    {
        if (!purges)
        {
            throw new PveFault(FaultKind.Invalid, $"VM {vmid} is managed by the HA manager, and purge_on_destroy is false; remove it from HA first, or set purge_on_destroy = true and apply that");
        }

        try
        {
            await operation.Pve.DeleteAsync($"/cluster/ha/resources/vm:{vmid}", cancel: cancel);
        }
        catch (PveFault gone) when (gone.Kind == FaultKind.NotFound)
        {
        }
    }
}
