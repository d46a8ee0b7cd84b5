using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Resets a VM: <c>POST .../status/reset</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmReset
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_reset", "Resets a VM as its reset button would; the guest may lose what it has not written. The VM must be running.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachine",
            Verb = "reset",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId],
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await GuestCommand.PostAsync(run, vm.Place, "/status/reset", cancel);
        return null;
    }
}
