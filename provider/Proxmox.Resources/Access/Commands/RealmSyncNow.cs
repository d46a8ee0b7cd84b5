using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access.Commands;

/// <summary>Syncs a realm: <c>POST /access/domains/{realm}/sync</c> (PVE::API2::Domains).</summary>
public static class RealmSyncNow
{
    private static readonly Field<string> Realm = RealmSync.Realm.NotAParameter();

    private static readonly Field<bool> DryRun =
        Flag("dry_run", "Only tells what would be done. Unset means false.").OnWire("dry-run");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } =
        new("realm_sync", "Brings the users and groups of a directory to PVE now. What is left out is taken from the "
            + "realm's defaults for syncs.")
        {
            Area = Areas.Access,
            Noun = "Realm",
            Verb = "sync",
            Target = Realm,
            Fields =
            [
                Realm,
                RealmSync.Scope,
                RealmSync.EnableNew with { Doc = "Whether new users can log in. Unset means what the realm says." },
                RealmSync.RemoveVanished with
                {
                    Doc = "What is removed when the directory no longer has it. Unset means what the realm says.",
                },
                DryRun,
            ],
            Privileges = [RealmSync.AllocateUsers, RealmSync.ModifyUsers],
            Run = RunAsync,
        };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var path = PvePath.Join("access", "domains", run.Config.Get(Realm)!, "sync");
        await run.DispatchAsync(deadline => run.Pve.PostAsync(path, run.Parameters, deadline), cancel);
        if (run.Config.Get(DryRun) is true)
        {
            run.ChangesNothing();
        }

        return null;
    }
}
