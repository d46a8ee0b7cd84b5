using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Asks a VM to shut down: <c>POST .../status/shutdown</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmShutdown
{
    private static readonly Field<bool> ForceStop =
        Flag("force_stop", "Stops the VM the hard way when it has not shut down in time. Unset means false: the command fails.").OnWire("forceStop");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_shutdown", "Asks the guest in a VM to shut down, through the guest agent or ACPI, and waits until it has. One that is stopped is left as it is.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "shutdown",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, VmCommand.GraceSeconds, ForceStop],
        Limit = TimeSpan.FromHours(1),
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        if (!vm.IsRunning)
        {
            run.ChangesNothing($"VM {vm.Place.VmId} is stopped already.");
            return null;
        }

        await VmCommand.PostAsync(run, vm.Place, "/status/shutdown", cancel);
        if (vm.IsHaManaged)
        {
            await VmCommand.UntilAsync(run, vm.Place, now => !now.IsRunning, cancel);
        }

        return null;
    }
}
