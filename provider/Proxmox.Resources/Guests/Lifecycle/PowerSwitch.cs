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
    private readonly SeenGuest _seen = SeenGuest.Of(operation);

    /// <summary>The status now.</summary>
    public Task<GuestStatus> NowAsync(CancellationToken cancel) => GuestStatus.ReadAsync(operation.Pve, guest, cancel);

    /// <summary>How long it may take to shut down.</summary>
    public long ShutdownSeconds =>
        operation.Target.Get(Power.ShutdownTimeout) ?? operation.Prior.Get(Power.ShutdownTimeout) ?? Power.ShutdownSeconds;

    /// <summary>Brings it to that state, from whichever it is in.</summary>
    public async Task BringAsync(string state, CancellationToken cancel)
    {
        var now = await SeenGuest.PowerAsync(operation, guest.VmId, cancel) ?? (await NowAsync(cancel)).Power;
        if (now == state)
        {
            return;
        }

        switch (state)
        {
            case Power.Running when now == Power.Paused:
                await BringAboutAsync("resume", Power.Running, new(), cancel);
                break;
            case Power.Running:
                await StartAsync(cancel);
                break;
            case Power.Stopped:
                await ShutDownAsync(cancel);
                break;
            case Power.Paused:
                if (now == Power.Stopped)
                {
                    await StartAsync(cancel);
                }

                await BringAboutAsync("suspend", Power.Paused, new(), cancel);
                break;
        }
    }

    /// <summary>Shuts it down, and stops it when that takes too long.</summary>
    public async Task ShutDownAsync(CancellationToken cancel)
    {
        await BringAboutAsync("shutdown", Power.Stopped, new Form().Add("timeout", ShutdownSeconds).Add("forceStop", true), cancel);
    }

    /// <summary>Stops it as by pulling the plug.</summary>
    public Task StopAsync(CancellationToken cancel) => BringAboutAsync("stop", Power.Stopped, new(), cancel);

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
    }

    private async Task RebootAsync(CancellationToken cancel)
    {
        try
        {
            var form = new Form().Add("timeout", ShutdownSeconds);
            await BringAboutAsync("reboot", Power.Running, form, cancel);
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
            await BringAboutAsync("start", Power.Running, new(), cancel);
        }
        // Somebody else was quicker: a start that was under way, or the HA manager.
        catch (PveFault)
        {
            if ((await NowAsync(cancel)).Power != Power.Running)
            {
                throw;
            }

            Is(Power.Running);
        }
    }

    // What a task of the guest has brought about is so. A task of the HA manager only says that it has been told, and one that reboots
    // ends before the guest is started again.
    private async Task BringAboutAsync(string what, string state, Form form, CancellationToken cancel)
    {
        _seen.Power = null;
        var answer = await operation.DispatchAsync(
            deadline => operation.Pve.PostAsync($"{guest.Path}/status/{what}", form, deadline), cancel);
        if (what == "reboot" || !Upid.TryParse(answer.AsText() ?? "", out var task) || task.Type.StartsWith("ha", StringComparison.Ordinal))
        {
            await operation.AskUntilAsync(NowAsync, now => now.Power == state, cancel);
        }

        Is(state);
    }

    private void Is(string state)
    {
        _seen.Power = state;
        GuestChanges.Changed(operation.Session, guest.VmId, listed =>
            listed with { Status = state == Power.Stopped ? Power.Stopped : Power.Running });
    }
}
