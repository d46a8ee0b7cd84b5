using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Migrates a guest because the user chose another node: <c>POST .../migrate</c>.</summary>
internal static class Migration
{
    /// <summary>
    /// Brings the guest to a node and waits until it is there. One that is shut down for it is started again whether it has moved or not.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="model">The kind of guest.</param>
    /// <param name="guest">The guest, where it is.</param>
    /// <param name="to">The node where it is to be.</param>
    /// <param name="storage">The storage that its disks go to where <c>migrate</c> names none; null for the ones of the same names.</param>
    /// <param name="cancel">The time limit.</param>
    /// <returns>Where it is then.</returns>
    public static async Task<GuestPlace> BringAsync(
        Operation operation, GuestModel model, GuestPlace guest, string to, string? storage, CancellationToken cancel)
    {
        if (guest.Node == to)
        {
            return guest;
        }

        var power = new PowerSwitch(operation, guest);
        var status = await power.NowAsync(cancel);
        var how = operation.Planned.Get(Placement.Migration) ?? new(Value.Null);
        var isOffline = how.Get(Placement.Offline) is true && status.Power != Power.Stopped;
        if (!isOffline)
        {
            return await MoveAsync(operation, guest, to, FormOf(isRunning: status.Power != Power.Stopped), status.IsHaManaged, cancel);
        }

        await power.ShutDownAsync(cancel);
        GuestPlace there;
        try
        {
            there = await MoveAsync(operation, guest, to, FormOf(isRunning: false), status.IsHaManaged, cancel);
        }
        catch (PveFault)
        {
            await StartAgainAsync(operation, guest, power, cancel);
            throw;
        }

        await new PowerSwitch(operation, there).BringAsync(Power.Running, cancel);
        return there;

        Form FormOf(bool isRunning)
        {
            var form = new Form().Add("target", to);
            model.AddMigration(form, how, storage, isRunning, power.ShutdownSeconds);
            return form;
        }
    }

    // The user is to hear why it has not moved.
    private static async Task StartAgainAsync(Operation operation, GuestPlace guest, PowerSwitch power, CancellationToken cancel)
    {
        try
        {
            await power.BringAsync(Power.Running, cancel);
        }
        catch (PveFault failure)
        {
            operation.Diagnostics.Warn(
                $"A {guest.Kind.Noun} stayed off after a migration that failed",
                $"{guest} was shut down to be migrated, and could not be started again where it is: {failure.Message}. Start it by hand.",
                AttributePath.Of(Placement.Node.Name));
        }
    }

    private static async Task<GuestPlace> MoveAsync(
        Operation operation, GuestPlace guest, string to, Form form, bool isHaManaged, CancellationToken cancel)
    {
        await operation.DispatchAsync(deadline => operation.Pve.PostAsync(guest.Path + "/migrate", form, deadline), cancel);

        // The HA manager's task has only told it; the guest moves later, and until then its old node has it.
        var there = await operation.AskUntilAsync(WhereAsync, place => place.Node == to || !isHaManaged, cancel);
        GuestChanges.Changed(operation.Session, guest.VmId, listed => listed with { Node = there.Node });
        if (SeenGuest.Of(operation) is { Made: not null } seen)
        {
            seen.Made = there;
        }

        return there.Node == to ? there
            : throw new PveFault(FaultKind.TaskFailed, $"the migration ended, but {guest} is on node {there.Node} and not on {to}");

        Task<GuestPlace> WhereAsync(CancellationToken later)
        {
            GuestDirectory.Forget(operation.Session);
            return GuestDirectory.LocateAsync(operation.Session, guest.Kind, guest.VmId, to, later);
        }
    }
}
