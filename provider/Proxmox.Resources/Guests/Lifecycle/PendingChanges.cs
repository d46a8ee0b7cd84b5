using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Deals with what a running guest has not taken: PVE keeps it pending, and the user says what is to be done about it.</summary>
internal static class PendingChanges
{
    /// <summary>Restarts the guest when what this change has sent is pending and the user wants it so.</summary>
    public static async Task ApplyAsync(Operation operation, GuestChange change, CancellationToken cancel)
    {
        var guest = change.Guest;
        if (SeenGuest.Of(operation).Power == Power.Stopped)
        {
            return;
        }

        var pending = await PendingAsync();
        if (await change.Model.RefreshAsync(operation, change, pending, cancel))
        {
            pending = await PendingAsync();
        }

        // What waited before, or was changed by somebody else, is no reason to restart now, unless just that was asked for.
        if (!operation.IsChanged(Power.OnRestartRequired))
        {
            pending = [.. pending.Where(change.Touched.Contains)];
        }

        if (pending.Count == 0 || !(await change.Power.NowAsync(cancel)).IsRunning)
        {
            return;
        }

        switch (operation.Planned.Get(Power.OnRestartRequired) ?? Power.Defer)
        {
            case (Power.Reboot or Power.StopStart) and var how when operation.Planned.Get(Power.State) is not Power.Stopped:
                await change.Power.RestartAsync(how == Power.Reboot, cancel);
                // What the guest would not let go while it ran.
                await change.DestroyUnusedAsync(cancel);
                if (change.Held.Count > 0)
                {
                    Tell(operation, "A guest was restarted",
                        $"{guest} held on to what was to change, so that it was restarted, as on_restart_required = \"{how}\" "
                        + $"allows.{Words(change)}");
                }

                break;
            case Power.Fail when pending.Any(change.Touched.Contains):
                var taken = string.Join(',', pending.Where(change.Touched.Contains));
                await operation.DispatchAsync(
                    deadline => operation.Pve.PutAsync(guest.Path + "/config", new Form().Add("revert", taken), deadline), cancel);
                throw PveFault.About(Power.OnRestartRequired.Wire,
                    $"{guest} is running, and {taken} takes effect only when it restarts, which on_restart_required = \"fail\" forbids; that "
                    + $"part of the change was taken back.{Words(change)}");
            case var _ when change.Held.Count == 0
                && change.Model.NeedingRestart(
                    new(operation.Prior, operation.Config, operation.Planned, [], operation.Managed, new())).Any():
                // The plan has said so.
                break;
            default:
                Tell(operation, "A guest has pending changes",
                    $"{guest} is running, and {string.Join(", ", pending)} takes effect only when it restarts, unless an action restarts it "
                    + "in the same apply. See pending_changes; on_restart_required = \"reboot\" restarts it with the apply."
                    + Words(change));
                break;
        }

        async Task<IReadOnlyList<string>> PendingAsync() => (await SeenGuest.ConfigAsync(operation, guest, cancel)).Pending;
    }

    private static void Tell(Operation operation, string title, string detail) =>
        operation.Diagnostics.Warn(title, detail, AttributePath.Of(Power.OnRestartRequired.Name));

    private static string Words(GuestChange change) => change.Held.Count == 0 ? "" : $"\nPVE: {string.Join("\nPVE: ", change.Held)}";
}
