using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Brings a recorded guest to the plan.</summary>
internal static class GuestUpdate
{
    /// <summary>Changes what differs between state and plan.</summary>
    public static async Task UpdateAsync(Operation operation, GuestModel model, CancellationToken cancel)
    {
        var vmid = operation.Target.Get(Placement.VmId)!.Value;
        using var held = await GuestDirectory.LockAsync(operation, vmid, cancel);
        var (config, guest) = await SeenGuest.FindAsync(
            operation, model.Kind, vmid, operation.Prior.Get(Placement.CurrentNode), cancel);

        // Asked before anything is done, so that a refusal leaves all as it was. Where the guest is and whether it runs is brought about
        // from wherever it stands.
        if (!operation.CheckNoDrift(model.Config, model.AsRecorded(new LiveGuest(model, config).Data, operation.Prior.Value)))
        {
            return;
        }

        if (operation.IsChanged(Placement.Node) && operation.Planned.Get(Placement.Node) is { } wanted)
        {
            guest = await Migration.BringAsync(operation, model, guest, wanted, storage: null, cancel);
        }

        var change = new GuestChange(operation, model, guest, operation.Prior.Value, operation.Planned.Value, operation.Managed);
        await change.ApplyAsync(operation.IsChanged, cancel);
        await PoolMembership.BringAsync(operation, vmid, operation.Prior.Get(Placement.Pool), cancel);
        await FinishAsync(operation, change, cancel);
    }

    /// <summary>
    /// What comes after the configuration is as it is to be: what waits for a restart, becoming a template, and whether it runs.
    /// </summary>
    public static async Task FinishAsync(Operation operation, GuestChange change, CancellationToken cancel)
    {
        await PendingChanges.ApplyAsync(operation, change, cancel);
        // What an interrupted create has left may be one already.
        var isTemplate = change.Prior[Power.Template.Name].AsBool() is true;
        if (operation.Planned.Get(Power.Template) is true && !isTemplate)
        {
            await change.Power.BringAsync(Power.Stopped, cancel);
            await TemplateConversion.BringAboutAsync(operation, change.Guest, cancel);
        }
        else if (operation.Config.Get(Power.State) is { } state and not Power.Unmanaged)
        {
            await change.Power.BringAsync(state, cancel);
        }
    }
}
