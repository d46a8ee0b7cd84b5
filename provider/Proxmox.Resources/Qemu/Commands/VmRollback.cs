using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Takes a VM back to a snapshot: <c>POST .../snapshot/{snapname}/rollback</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmRollback
{
    private static readonly Field<string> Snapshot = Text("snapshot", "Name of the snapshot.").Required().OfLength(1, 40).NotAParameter();

    private static readonly Field<bool> Start =
        Flag("start", "Starts the VM afterwards. A snapshot with memory is gone on from in any case. Unset means false.")
            .Needs(GuestPrivilege.Power with { Versions = new("9.0", null) });

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_rollback", "Takes the disks and the settings of a VM back to a snapshot. A VM that runs is stopped; what has changed since the snapshot is lost.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "rollback",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, Snapshot, Start],
        Limit = TimeSpan.FromMinutes(30),
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.On("VM.Snapshot.Rollback", "VM.Snapshot")],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        await VmCommand.PostAsync(run, vm.Place, PvePath.Join("snapshot", run.Config.Get(Snapshot)!, "rollback"), cancel);
        return null;
    }
}
