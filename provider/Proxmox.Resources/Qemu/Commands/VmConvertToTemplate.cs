using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Turns a VM into a template: <c>POST .../template</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmConvertToTemplate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_convert_to_template", "Turns a VM into a template, which can be cloned and never started again. The VM must be stopped and have no snapshots; a template is left as it is.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachineToTemplate",
        Verb = "convert",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId],
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Allocate],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        if (vm.IsTemplate)
        {
            run.ChangesNothing($"VM {vm.Place.VmId} is a template already.");
            return null;
        }

        await VmCommand.PostAsync(run, vm.Place, "/template", cancel);
        return null;
    }
}
