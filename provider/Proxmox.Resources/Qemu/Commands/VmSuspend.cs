using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Pauses a VM: <c>POST .../status/suspend</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmSuspend
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "vm_suspend", "Pauses a VM: its processors stop and its memory is kept until it is resumed. One that is paused is left as it is.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "suspend",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId],
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        if (vm.IsPaused)
        {
            run.ChangesNothing($"VM {vm.Place.VmId} is paused already.");
            return null;
        }

        await GuestCommand.PostAsync(run, vm.Place, "/status/suspend", cancel);
        return null;
    }
}
