using Proxmox.Engine.Declarations;
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
        var node = await GuestDirectory.NodeOfAsync(operation.Session, vmid, operation.Prior.Get(Placement.CurrentNode), cancel);
        if (!await IsAsPlannedAsync(operation, GuestDirectory.PathOf(node, vmid), cancel))
        {
            return;
        }

        if (operation.IsChanged(Placement.Node) && operation.Planned.Get(Placement.Node) is { } wanted)
        {
            node = await Migration.BringAsync(operation, vmid, node, wanted, storage: null, cancel);
        }

        var change = new VmChange(operation, node, operation.Prior.Value, operation.Planned.Value, operation.Managed);
        await change.ApplyAsync(operation.IsChanged, cancel);
        await PoolMembership.BringAsync(operation, vmid, operation.Prior.Get(Placement.Pool), cancel);
        await FinishAsync(operation, change, node, cancel);
    }

    // Asked before anything is done, so that a refusal leaves all as it was. Where the VM is and whether it runs is brought about from wherever it stands.
    private static async Task<bool> IsAsPlannedAsync(Operation operation, string path, CancellationToken cancel) =>
        !Vm.Config.Any(operation.IsChanged)
        || operation.CheckNoDrift(Vm.Config, PinnedMachine.AsRecorded(await VmReading.LiveAsync(operation.Pve, path, cancel), operation.Prior.Value));

    /// <summary>What comes after the configuration is as it is to be: what waits for a restart, becoming a template, and whether it runs.</summary>
    public static async Task FinishAsync(Operation operation, VmChange change, string node, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        await PendingChanges.ApplyAsync(operation, change, node, vmid, cancel);
        if (operation.Planned.Get(Power.Template) is true && operation.Prior.Get(Power.Template) is not true)
        {
            await change.Power.BringAsync(Power.Stopped, cancel);
            await operation.DispatchAsync(deadline => operation.Pve.PostAsync(GuestDirectory.PathOf(node, vmid) + "/template", cancel: deadline), cancel);
        }
        else if (operation.Config.Get(Power.State) is { } state and not Power.Unmanaged)
        {
            await change.Power.BringAsync(state, cancel);
        }
    }
}
