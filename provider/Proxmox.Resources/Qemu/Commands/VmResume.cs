using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Lets a VM go on: <c>POST .../status/resume</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmResume
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_resume", "Resumes a VM that was paused or hibernated. One that runs is left as it is.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachine",
            Verb = "resume",
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

        await GuestCommand.PostAsync(run, vm.Place, "/status/resume", cancel);
        return null;
    }
}
