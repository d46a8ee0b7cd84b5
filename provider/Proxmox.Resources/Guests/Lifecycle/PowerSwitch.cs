using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Starts, stops and pauses a VM, and waits until it is so. What the HA manager runs is asked of it by PVE itself, and takes its time.</summary>
/// <param name="operation">The operation.</param>
/// <param name="node">The node of the VM.</param>
/// <param name="vmid">The VM.</param>
internal sealed class PowerSwitch(Operation operation, string node, long vmid)
{
    private string Path => GuestDirectory.PathOf(node, vmid) + "/status/";

    /// <summary>Whether it runs, and what is special about it.</summary>
    /// <param name="Power"><c>running</c>, <c>stopped</c> or <c>paused</c>.</param>
    /// <param name="IsHaManaged">True when the HA manager decides whether it runs.</param>
    public sealed record Status(string? Power, bool IsHaManaged);

    /// <summary>Asks the VM itself: <c>GET .../status/current</c>.</summary>
    public static async Task<Status> StatusAsync(Operation operation, string node, long vmid, CancellationToken cancel)
    {
        var current = await operation.Pve.GetAsync(GuestDirectory.PathOf(node, vmid) + "/status/current", cancel: cancel);
        var status = current["status"].AsText();
        var isPaused = status == Power.Running && current["qmpstatus"].AsText() is "paused" or "suspended";
        return new(isPaused ? Power.Paused : status, current["ha"]["managed"].AsBool() is true);
    }

    /// <summary>The status now.</summary>
    public Task<Status> NowAsync(CancellationToken cancel) => StatusAsync(operation, node, vmid, cancel);

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

    /// <summary>Lets it start anew, by which what is pending comes true.</summary>
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
            await AskAsync("reboot", new Form().Add("timeout", operation.Planned.Get(Power.ShutdownTimeout) ?? Power.ShutdownSeconds), cancel);
        }
        // PVE stops nothing hard for a reboot.
        catch (PveFault failed) when (failed.Task is not null)
        {
            operation.Diagnostics.Warn(
                "A guest was not rebooted",
                $"VM {vmid} runs on, and what waits for its restart stays pending. Restart it by hand, or set on_restart_required = \"stop_start\", which stops a guest that has not shut down in time.",
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
        return operation.DispatchAsync(deadline => operation.Pve.PostAsync(Path + what, form, deadline), cancel);
    }

    // A task of the HA manager only says that it has been told.
    private Task UntilAsync(string state, CancellationToken cancel) => operation.AskUntilAsync(NowAsync, now => now.Power == state, cancel);
}
