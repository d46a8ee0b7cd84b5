using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Starts a VM: <c>POST .../status/start</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_start", "Starts a VM. One that is paused or hibernated goes on; one that runs is left as it is.")
    {
        Area = VmCommand.Area,
        Verb = "start",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId],
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await GuestStatus.ReadAsync(run, cancel);
        if (vm.IsRunning && !vm.IsPaused)
        {
            run.ChangesNothing($"VM {vm.VmId} is running already.");
            return null;
        }

        // PVE refuses to start what is only paused.
        await vm.PostAsync(run, vm.IsPaused ? "/status/resume" : "/status/start", cancel);
        if (vm.IsManaged)
        {
            await vm.UntilAsync(run, now => now.IsRunning, cancel);
        }

        return null;
    }
}
