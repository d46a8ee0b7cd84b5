using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Shuts a VM down and starts it again: <c>POST .../status/reboot</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmReboot
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_reboot", "Shuts the guest in a VM down and starts the VM again, so that changes take effect that wait for that. The VM must be running.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "reboot",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, VmCommand.GraceSeconds],
        Limit = TimeSpan.FromHours(1),
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await VmCommand.PostAsync(run, vm.Place, "/status/reboot", cancel);

        // The task ends with the shutdown; the node starts the VM afterwards.
        await VmCommand.UntilAsync(run, vm.Place, now => now.IsRunning && now.Process != vm.Process, cancel);
        return null;
    }
}
