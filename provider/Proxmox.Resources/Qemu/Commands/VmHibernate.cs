using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Saves the memory of a VM and ends it: <c>POST .../status/suspend</c> with <c>todisk</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmHibernate
{
    private static readonly Field<string> StateStorage =
        Text("state_storage", "Storage that the memory is written to. Unset lets PVE choose: the VM's storage for states, or one that its "
            + "disks are on.").Checked(Identifiers.Storage).OnWire("statestorage")
            .Needs(StoragePrivilege.SpaceOf("state_storage"));

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("vm_hibernate", "Writes the memory of a VM to disk and ends the VM; its next start resumes it. One that is hibernated is left "
            + "as it is, and PVE refuses it for VMs under the HA manager.")
        {
            Area = Areas.Guests,
            Noun = "VirtualMachine",
            Verb = "hibernate",
            Target = VmCommand.VmId,
            Fields = [VmCommand.VmId, StateStorage],
            Limit = TimeSpan.FromMinutes(30),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Power, GuestPrivilege.Disk],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        if (vm.IsHibernated)
        {
            run.ChangesNothing($"VM {vm.Place.VmId} is hibernated already.");
            return null;
        }

        await GuestCommand.PostAsync(run, vm.Place, "/status/suspend", cancel, run.Parameters.Add("todisk", true));
        return null;
    }
}
