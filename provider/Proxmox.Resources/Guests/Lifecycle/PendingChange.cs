using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// A change that PVE has taken on and cannot carry out, and keeps pending: the deletion of a volume that a snapshot holds is tried again
/// with every later change, each of which then fails, too; and a device that could not be plugged in waits for a start that may fail for
/// it.
/// </summary>
internal static class PendingChange
{
    /// <summary>Changes the configuration, and takes back what could not be carried out.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="model">The kind of guest.</param>
    /// <param name="guest">The guest.</param>
    /// <param name="slots">What is emptied.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task TakingBackAsync(
        Operation operation, GuestModel model, GuestPlace guest, IReadOnlyCollection<string> slots, Func<Task> send,
        CancellationToken cancel)
    {
        try
        {
            await send();
        }
        catch (PveFault refused) when (refused is { MayHaveBeenApplied: false, Kind: not FaultKind.KeptPending }
            && (slots.Count > 0 || refused.Kind == FaultKind.NotPlugged))
        {
            await RevertAsync(operation, model, guest, option => IsStuck(model, option, slots, refused), cancel);
            throw;
        }
    }

    // A new volume would be left behind without a slot, so that a drive that could not be plugged in stays.
    private static bool IsStuck(GuestModel model, ConfigOption option, IReadOnlyCollection<string> slots, PveFault refused)
    {
        return option.IsRemoved
            ? slots.Contains(option.Key) || IsUnplugged(option.Key)
            : option.IsPending && IsUnplugged(option.Key) && !(model.IsDriveSlot(option.Key) && option.Value.IsNull);

        bool IsUnplugged(string name) => refused.Kind == FaultKind.NotPlugged && refused.Parameters.ContainsKey(name);
    }

    private static async Task RevertAsync(
        Operation operation, GuestModel model, GuestPlace guest, Predicate<ConfigOption> isStuck, CancellationToken cancel)
    {
        try
        {
            var config = await SeenGuest.ConfigAsync(operation, guest, cancel);
            var stuck = config.Options.Where(option => isStuck(option)).Select(option => option.Key).ToList();
            if (stuck.Count > 0)
            {
                var list = string.Join(',', stuck);
                await operation.DispatchAsync(
                    deadline => operation.Pve.PutAsync(guest.Path + "/config", new Form().Add("revert", list), deadline), cancel);
                operation.Diagnostics.Warn(
                    "A change that PVE could not carry out was taken back",
                    $"{list} of {guest} stays as it is. Left pending, the change would be tried again with a later change or the next start "
                        + "of the guest, and make that fail.",
                    stuck.Exists(model.IsDriveSlot) ? AttributePath.Of(model.DriveFields[0].Name) : null);
            }
        }
        // The user is to hear why the change failed, and not why tidying up behind it did.
        catch (PveFault)
        {
        }
    }
}
