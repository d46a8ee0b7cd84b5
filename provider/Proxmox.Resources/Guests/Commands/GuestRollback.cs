using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Commands;

/// <summary>Takes a guest back to a snapshot: <c>POST .../snapshot/{snapname}/rollback</c>.</summary>
internal static class GuestRollback
{
    private static readonly Field<string> Snapshot = Text("snapshot", "Name of the snapshot.").Required().OfLength(1, 40).NotAParameter();

    private static readonly Field<bool> Start =
        Flag("start", "Starts the guest afterwards. A snapshot with memory is gone on from in any case. Unset means false.")
            .Needs(GuestPrivilege.Power with { Versions = new("9.0", null) });

    /// <summary>The command for guests of that kind.</summary>
    public static Command Of(GuestKind kind) =>
        new($"{kind.Prefix}_rollback",
            $"Takes the disks and the settings of a {kind.Noun} back to a snapshot. A {kind.Noun} that runs is stopped; what has changed "
            + "since the snapshot is lost.")
        {
            Area = Areas.Guests,
            Noun = kind.ClassName,
            Verb = "rollback",
            Target = GuestCommand.VmId(kind),
            Fields = [GuestCommand.VmId(kind), Snapshot, Start],
            Limit = TimeSpan.FromMinutes(30),
            Privileges = [GuestPrivilege.Audit, GuestPrivilege.On("VM.Snapshot.Rollback", "VM.Snapshot")],
            Run = (run, cancel) => RunAsync(run, kind, cancel),
        };

    private static async Task<Value?> RunAsync(CommandRun run, GuestKind kind, CancellationToken cancel)
    {
        var guest = await GuestCommand.FindAsync(run, kind, cancel);
        await GuestCommand.PostAsync(run, guest.Place, PvePath.Join("snapshot", run.Config.Get(Snapshot)!, "rollback"), cancel);
        return null;
    }
}
