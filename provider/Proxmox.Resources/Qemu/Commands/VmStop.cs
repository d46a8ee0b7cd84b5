using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Stops a VM: <c>POST .../status/stop</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmStop
{
    private static readonly Field<bool> OverruleShutdown =
        Flag("overrule_shutdown", "Ends a shutdown that is under way and would be waited for otherwise. It is not for VMs under the HA manager. Unset means false.").OnWire("overrule-shutdown");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_stop", "Stops a VM at once, as if its power was cut; the guest may lose what it has not written. One that is stopped is left as it is.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "stop",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, OverruleShutdown],
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

        if (run.Config.Get(OverruleShutdown) is true)
        {
            // Not in turn: the shutdown that is to end has it.
            await run.DispatchAsync(deadline => run.Pve.PostAsync(vm.Place.Path + "/status/stop", run.Parameters, deadline), cancel);
        }
        else
        {
            await VmCommand.PostAsync(run, vm.Place, "/status/stop", cancel);
        }

        if (vm.IsHaManaged)
        {
            await VmCommand.UntilAsync(run, vm.Place, now => !now.IsRunning, cancel);
        }

        return null;
    }
}
