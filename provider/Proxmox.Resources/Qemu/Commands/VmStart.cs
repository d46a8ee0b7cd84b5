using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Starts a VM: <c>POST .../status/start</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_start", "Starts a VM. One that is paused or hibernated goes on; one that runs is left as it is.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "start",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId],
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        if (vm.IsRunning && !vm.IsPaused)
        {
            run.ChangesNothing($"VM {vm.Place.VmId} is running already.");
            return null;
        }

        // PVE refuses to start what is only paused.
        await VmCommand.PostAsync(run, vm.Place, vm.IsPaused ? "/status/resume" : "/status/start", cancel);
        if (vm.IsHaManaged)
        {
            await VmCommand.UntilAsync(run, vm.Place, now => now.IsRunning, cancel);
        }

        return null;
    }
}
