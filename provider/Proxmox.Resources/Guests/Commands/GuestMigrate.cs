using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Moves a guest to another node: <c>POST .../migrate</c>.</summary>
internal static class GuestMigrate
{
    private static readonly Field<string> TargetNode =
        Names.Node with { Name = "target_node", Wire = "target", Doc = "Node that the guest moves to." };

    private static readonly Field<bool> Online =
        Flag("online",
            "Moves the guest while it runs; one that is stopped moves anyway. Unset means true, and false refuses a guest that runs.");

    private static readonly Field<bool> WithLocalDisks =
        Flag("with_local_disks", "Copies the disks of a running guest that are on local storage. Unset means false: a running guest with "
            + "such disks is refused.").OnWire("with-local-disks");

    private static readonly Field<string> TargetStorage =
        Text("target_storage", "Storage of the target node that disks are copied to; or several pairs `from:to`, separated by commas. "
            + "Unset means storages of the same names.").OnWire("targetstorage")
            .Needs(GuestPrivilege.Disk, StoragePrivilege.SpaceOf("target_storage"));

    private static readonly Field<string> ContainerStorage = TargetStorage with { Wire = "target-storage" };

    private static readonly Field<string> SourceNode = Text("source_node", "Node that the guest was on before.").Computed();

    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_migrate", $"Moves a {kind.Noun} to another node and waits until it is there. Under the HA manager it is the "
            + "manager that moves it. One that is on that node is left as it is."
            + (kind == GuestKind.Vm ? "" : " One that runs is shut down for it and started again."))
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "migrate",
            Target = GuestCommand.VmId(kind),
            Fields = kind == GuestKind.Vm
                ? [GuestCommand.VmId(kind), TargetNode, Online, WithLocalDisks, TargetStorage, SourceNode]
                : [GuestCommand.VmId(kind), TargetNode, GuestCommand.GraceSeconds, ContainerStorage, SourceNode],
            Limit = TimeSpan.FromHours(2),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.Migrate],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        var target = run.Config.Get(TargetNode)!;
        var result = Value.Object((SourceNode.Name, guest.Place.Node));
        if (guest.Place.Node == target)
        {
            run.ChangesNothing($"{guest.Place} is on {target} already.");
            return result;
        }

        var form = run.Parameters;
        if (kind == GuestKind.Container)
        {
            form.Add("restart", true);
        }
        else if (!run.Config.Has(Online))
        {
            form.Add(Online.Wire, true);
        }

        await GuestCommand.PostAsync(run, guest.Place, "/migrate", cancel, form);
        GuestDirectory.Forget(run.Session);
        await GuestCommand.UntilAsync(run, guest.Place, now => now.Place.Node == target, cancel);
        return result;
    }
}
