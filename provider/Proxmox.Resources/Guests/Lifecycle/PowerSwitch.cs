using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Starts, stops and pauses a guest, and waits until it is so. What the HA manager runs is asked of it by PVE itself, and takes its time.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="guest">The guest.</param>
internal sealed class PowerSwitch(Operation operation, GuestPlace guest)
{
    /// <summary>The status now.</summary>
    public Task<GuestStatus> NowAsync(CancellationToken cancel) => GuestStatus.ReadAsync(operation.Pve, guest, cancel);

    /// <summary>Brings it to that state, from whichever it is in.</summary>
    public async Task BringAsync(string state, CancellationToken cancel)
    {
        var now = await NowAsync(cancel);
        if (now.Power == state)
        {
            return;
        }

        switch (state)
        {
            case Power.Running when now.Power == Power.Paused:
                await AskAsync("resume", new(), cancel);
                break;
            case Power.Running:
                await StartAsync(cancel);
                break;
            case Power.Stopped:
                await ShutDownAsync(cancel);
                break;
            case Power.Paused:
                if (now.Power == Power.Stopped)
                {
                    await StartAsync(cancel);
                    await UntilAsync(Power.Running, cancel);
                }

                await AskAsync("suspend", new(), cancel);
                break;
            default:
                return;
        }

        await UntilAsync(state, cancel);
    }

    /// <summary>Shuts it down, and stops it when that takes too long.</summary>
    public async Task ShutDownAsync(CancellationToken cancel)
    {
        var patience = operation.Target.Get(Power.ShutdownTimeout) ?? operation.Prior.Get(Power.ShutdownTimeout) ?? Power.ShutdownSeconds;
        await AskAsync("shutdown", new Form().Add("timeout", patience).Add("forceStop", true), cancel);
        await UntilAsync(Power.Stopped, cancel);
    }

    /// <summary>Stops it as by pulling the plug.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        await AskAsync("stop", new(), cancel);
        await UntilAsync(Power.Stopped, cancel);
    }

    /// <summary>Restarts it, by which what is pending comes true.</summary>
    public async Task RestartAsync(bool isByReboot, CancellationToken cancel)
    {
        // PVE refuses to reboot what stands still.
        if ((await NowAsync(cancel)).Power == Power.Paused)
        {
            await BringAsync(Power.Running, cancel);
        }

        if (isByReboot)
        {
            await RebootAsync(cancel);
        }
        else
        {
            await ShutDownAsync(cancel);
            await StartAsync(cancel);
        }

        await UntilAsync(Power.Running, cancel);
    }

    private async Task RebootAsync(CancellationToken cancel)
    {
        try
        {
            await AskAsync(
                "reboot", new Form().Add("timeout", operation.Planned.Get(Power.ShutdownTimeout) ?? Power.ShutdownSeconds), cancel);
        }
        // PVE stops nothing hard for a reboot.
        catch (PveFault failed) when (failed.Task is not null)
        {
            operation.Diagnostics.Warn(
                "A guest was not rebooted",
                $"{guest} keeps running, and its change stays pending. Restart it by hand, or set on_restart_required = \"stop_start\", "
                    + "which stops a guest that has not shut down in time.",
                AttributePath.Of(Power.OnRestartRequired.Name));
            throw;
        }
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        try
        {
            await AskAsync("start", new(), cancel);
        }
        // Somebody else was quicker: a start that was under way, or the HA manager.
        catch (PveFault)
        {
            if ((await NowAsync(cancel)).Power != Power.Running)
            {
                throw;
            }
        }
    }

    private Task AskAsync(string what, Form form, CancellationToken cancel)
    {
        GuestDirectory.Forget(operation.Session);
        return operation.DispatchAsync(deadline => operation.Pve.PostAsync($"{guest.Path}/status/{what}", form, deadline), cancel);
    }

    // A task of the HA manager only says that it has been told.
    private Task UntilAsync(string state, CancellationToken cancel) => operation.AskUntilAsync(NowAsync, now => now.Power == state, cancel);
}
