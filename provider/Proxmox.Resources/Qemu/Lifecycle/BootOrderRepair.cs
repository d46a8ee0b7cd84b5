using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// Puts back the boot order that PVE has changed of its own accord (<see cref="BootOrder"/>). It is no change of the user's, so that no
/// restart is due for it.
/// </summary>
internal static class BootOrderRepair
{
    /// <summary>Sends the order where PVE has another one than the user wants, and where the user wants none.</summary>
    public static async Task RunAsync(GuestChange change, CancellationToken cancel)
    {
        var operation = change.Operation;
        var (isSet, isCleared) = (operation.Config.Has(Machine.BootOrder), change.Managed.Manages(Machine.BootOrder.Name));
        if (!(isSet || isCleared) || !BootOrder.IsTouched(change.Prior, change.Planned))
        {
            return;
        }

        var live = await change.LiveAsync(cancel);
        if ((isSet ? Ordered(operation.Config, live.Data, change.Planned) : Unordered(live.Data)) is { Count: > 0 } form)
        {
            await operation.DispatchAsync(deadline => operation.Pve.PutAsync(change.Guest.Path + "/config", form, deadline), cancel);
        }
    }

    private static Form Ordered(Attributes config, PveData live, Value planned)
    {
        var there = FromData.Members([Machine.BootOrder], live);
        return Changes.Update([Machine.BootOrder], config, new(there), new(planned), field =>
            !SemanticEquality.Equal(field, there[field.Name], planned[field.Name])).ToForm();
    }

    // Of an order that goes together with a device in it PVE keeps the rest, which may be nothing: such a VM boots from nowhere.
    private static Form Unordered(PveData live) =>
        live[Machine.BootOrder.Wire].IsNull ? new() : new Form().Add("delete", Machine.BootOrder.Wire);
}
