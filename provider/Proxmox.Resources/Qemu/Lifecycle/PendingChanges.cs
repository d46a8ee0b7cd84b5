using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>Deals with what a running VM has not taken: PVE keeps it pending, and the user says what is to be done about it.</summary>
internal static class PendingChanges
{
    /// <summary>Restarts the VM when what this change has sent is pending and the user wants it so.</summary>
    public static async Task ApplyAsync(Operation operation, VmChange change, CancellationToken cancel)
    {
        var vm = change.Vm;
        if (SeenGuest.Of(operation).Power == Power.Stopped)
        {
            return;
        }

        var pending = await PendingAsync();
        if (pending.Any(IsCloudInit) && (operation.IsChanged(CloudInit.Settings) || operation.IsChanged(CloudInit.Password)))
        {
            // The guest reads the drive at its next start anyway, but what is on it need not wait until then.
            await operation.DispatchAsync(deadline => operation.Pve.PutAsync(vm.Path + "/cloudinit", cancel: deadline), cancel);
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
                if (change.Held.Count > 0)
                {
                    Tell(operation, "A VM was restarted",
                        $"The guest in {vm} held on to what was to change, so that it was restarted, as on_restart_required = \"{how}\" "
                        + $"allows.{Words(change)}");
                }

                break;
            case Power.Fail when pending.Any(change.Touched.Contains):
                var taken = string.Join(',', pending.Where(change.Touched.Contains));
                await operation.DispatchAsync(
                    deadline => operation.Pve.PutAsync(vm.Path + "/config", new Form().Add("revert", taken), deadline), cancel);
                throw PveFault.About(Power.OnRestartRequired.Wire,
                    $"{vm} is running, and {taken} takes effect only when it restarts, which on_restart_required = \"fail\" forbids; that "
                    + $"part of the change was taken back.{Words(change)}");
            case var _ when change.Held.Count == 0
                && RestartNeeds.Of(new(operation.Prior, operation.Config, operation.Planned, [], operation.Managed, new())).Any():
                // The plan has said so.
                break;
            default:
                Tell(operation, "A VM has pending changes",
                    $"{vm} is running, and {string.Join(", ", pending)} takes effect only when it restarts, unless an action restarts it "
                    + $"in the same apply. See pending_changes; on_restart_required = \"reboot\" restarts it with the apply.{Words(change)}");
                break;
        }

        async Task<IReadOnlyList<string>> PendingAsync() => (await SeenGuest.ConfigAsync(operation, vm, cancel)).Pending;
    }

    private static void Tell(Operation operation, string title, string detail) =>
        operation.Diagnostics.Warn(title, detail, AttributePath.Of(Power.OnRestartRequired.Name));

    private static string Words(VmChange change) => change.Held.Count == 0 ? "" : $"\nPVE: {string.Join("\nPVE: ", change.Held)}";

    private static bool IsCloudInit(string parameter) =>
        parameter is "ciuser" or "cipassword" or "sshkeys" or "nameserver" or "searchdomain" or "citype" or "cicustom" or "ciupgrade"
            || parameter.StartsWith("ipconfig", StringComparison.Ordinal);
}
