using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// A change that PVE has taken on and cannot carry out, and keeps pending: the deletion of a volume that a snapshot holds is tried again
/// with every later change, each of which then fails, too; and a device that could not be plugged in waits for a start that may fail for
/// it.
/// </summary>
internal static class PendingChange
{
    /// <summary>Changes the configuration, and takes back what could not be carried out.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="slots">What is emptied.</param>
    /// <param name="send">Sends the request.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task TakingBackAsync(
        Operation operation, GuestPlace vm, IReadOnlyCollection<string> slots, Func<Task> send, CancellationToken cancel)
    {
        try
        {
            await send();
        }
        catch (PveFault refused) when (refused is { MayHaveBeenApplied: false, Kind: not FaultKind.KeptPending }
            && (slots.Count > 0 || refused.Kind == FaultKind.NotPlugged))
        {
            await RevertAsync(operation, vm, option => IsStuck(option, slots, refused), cancel);
            throw;
        }
    }

    // A new volume would be left behind without a slot, so that a drive that could not be plugged in stays.
    private static bool IsStuck(ConfigOption option, IReadOnlyCollection<string> slots, PveFault refused)
    {
        return option.IsRemoved
            ? slots.Contains(option.Key) || IsUnplugged(option.Key)
            : option.IsPending && IsUnplugged(option.Key) && !(Drive.IsSlot(option.Key) && option.Value.IsNull);

        bool IsUnplugged(string name) => refused.Kind == FaultKind.NotPlugged && refused.Parameters.ContainsKey(name);
    }

    private static async Task RevertAsync(Operation operation, GuestPlace vm, Predicate<ConfigOption> isStuck, CancellationToken cancel)
    {
        try
        {
            var config = await SeenGuest.ConfigAsync(operation, vm, cancel);
            var stuck = config.Options.Where(option => isStuck(option)).Select(option => option.Key).ToList();
            if (stuck.Count > 0)
            {
                var list = string.Join(',', stuck);
                await operation.DispatchAsync(
                    deadline => operation.Pve.PutAsync(vm.Path + "/config", new Form().Add("revert", list), deadline), cancel);
                operation.Diagnostics.Warn(
                    "A change that PVE could not carry out was taken back",
                    $"{list} of {vm} stays as it is. Left pending, the change would be tried again with a later change or the next start "
                        + "of the VM, and make that fail.",
                    stuck.Exists(Drive.IsSlot) ? AttributePath.Of(Disks.Map.Name) : null);
            }
        }
        // The user is to hear why the change failed, and not why tidying up behind it did.
        catch (PveFault)
        {
        }
    }
}
