using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Brings a recorded VM to the plan.</summary>
internal static class VmUpdate
{
    /// <summary>Changes what differs between state and plan.</summary>
    public static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var (config, vm) = await SeenGuest.FindAsync(operation, GuestKind.Vm, vmid, operation.Prior.Get(Placement.CurrentNode), cancel);

        // Asked before anything is done, so that a refusal leaves all as it was. Where the VM is and whether it runs is brought about from
        // wherever it stands.
        if (!operation.CheckNoDrift(Vm.Config, PinnedMachine.AsRecorded(new LiveVm(config).Data, operation.Prior.Value)))
        {
            return;
        }

        if (operation.IsChanged(Placement.Node) && operation.Planned.Get(Placement.Node) is { } wanted)
        {
            vm = await Migration.BringAsync(operation, vm, wanted, storage: null, cancel);
        }

        var change = new VmChange(operation, vm, operation.Prior.Value, operation.Planned.Value, operation.Managed);
        await change.ApplyAsync(operation.IsChanged, cancel);
        await PoolMembership.BringAsync(operation, vmid, operation.Prior.Get(Placement.Pool), cancel);
        await FinishAsync(operation, change, cancel);
    }

    /// <summary>
    /// What comes after the configuration is as it is to be: what waits for a restart, becoming a template, and whether it runs.
    /// </summary>
    public static async Task FinishAsync(Operation operation, VmChange change, CancellationToken cancel)
    {
        await PendingChanges.ApplyAsync(operation, change, cancel);
        if (operation.Planned.Get(Power.Template) is true && operation.Prior.Get(Power.Template) is not true)
        {
            await change.Power.BringAsync(Power.Stopped, cancel);
            await operation.DispatchAsync(deadline => operation.Pve.PostAsync(change.Vm.Path + "/template", cancel: deadline), cancel);
            GuestChanges.Changed(operation.Session, change.Vm.VmId, guest => guest with { IsTemplate = true });
        }
        else if (operation.Config.Get(Power.State) is { } state and not Power.Unmanaged)
        {
            await change.Power.BringAsync(state, cancel);
        }
    }
}
