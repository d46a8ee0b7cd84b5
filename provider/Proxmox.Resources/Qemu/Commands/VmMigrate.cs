using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Moves a VM to another node: <c>POST .../migrate</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmMigrate
{
    private static readonly Field<string> TargetNode = Names.Node with { Name = "target_node", Wire = "target", Doc = "Node that the VM moves to." };

    private static readonly Field<bool> Online =
        Flag("online", "Moves the VM while it runs; one that is stopped moves anyway. Unset means true, and false refuses a VM that runs.");

    private static readonly Field<bool> WithLocalDisks =
        Flag("with_local_disks", "Copies the disks of a running VM that are on local storage. Unset means false: a running VM with such disks is refused.").OnWire("with-local-disks");

    private static readonly Field<string> TargetStorage =
        Text("target_storage", "Storage of the target node that disks are copied to; or several pairs `from:to`, separated by commas. Unset means storages of the same names.").OnWire("targetstorage")
            .Needs(GuestPrivilege.Disk, StoragePrivilege.SpaceOf("target_storage"));

    private static readonly Field<string> SourceNode = Text("source_node", "Node that the VM was on before.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new("vm_migrate", "Moves a VM to another node and waits until it is there. Under the HA manager it is the manager that moves it. One that is on that node is left as it is.")
    {
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Verb = "migrate",
        Target = VmCommand.VmId,
        Fields = [VmCommand.VmId, TargetNode, Online, WithLocalDisks, TargetStorage, SourceNode],
        Limit = TimeSpan.FromHours(2),
        Privileges = [GuestPrivilege.Audit, GuestPrivilege.Migrate],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vm = await VmCommand.FindAsync(run, cancel);
        var target = run.Config.Get(TargetNode)!;
        var result = Value.Object((SourceNode.Name, vm.Place.Node));
        if (vm.Place.Node == target)
        {
            run.ChangesNothing($"VM {vm.Place.VmId} is on {target} already.");
            return result;
        }

        var form = run.Parameters;
        if (!run.Config.Has(Online))
        {
            form.Add(Online.Wire, true);
        }

        await VmCommand.PostAsync(run, vm.Place, "/migrate", cancel, form);
        GuestDirectory.Forget(run.Session);
        await VmCommand.UntilAsync(run, vm.Place, now => now.Place.Node == target, cancel);
        return result;
    }
}
