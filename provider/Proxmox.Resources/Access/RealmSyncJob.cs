using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Access;

/// <summary>Jobs that sync realms: <c>/cluster/jobs/realm-sync</c> (PVE::API2::Jobs::RealmSync).</summary>
public static class RealmSyncJob
{
    private const string Collection = "/cluster/jobs/realm-sync";

    private static readonly Field<string> Id =
        Text("job_id", "Name of the job.").OnWire("id").Required().Replacing().Autonamed().Checked(Identifiers.Mapping).OfLength(2, 64);

    private static readonly Field<string> Schedule = Schedules.Of("When the job runs").InEveryUpdate();

    private static readonly Field<bool> Enabled = Flag("enabled", "Whether the job runs. Unset means true.").ImpliedDefault(true);

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the job.").OfLength(0, 512);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } =
        new("realm_sync_job", "A job that brings users and groups of a directory to PVE again and again.")
        {
            Area = Areas.Access,
            Plural = "realm_sync_jobs",
            Api = new(Collection)
            {
                Item = Collection + "/{job_id}",
                CreateAt = Collection + "/{job_id}",
                Listed = new(Collection),
                File = ConfigFiles.Jobs,
            },
            Fields =
            [
                Id, RealmSync.Realm, Schedule, RealmSync.Scope.Required(), RealmSync.EnableNew, RealmSync.RemoveVanished, Enabled, Comment,
            ],
            Identity = [Id],
            ImportId = new("{job_id}", "nightly"),
            Privileges =
            [
                RealmSync.AllocateUsers with { For = Purposes.Create },
                // PVE fills the place of the realm in its path from the request, which does not name it.
                new("Realm.AllocateUser", "/access/realm") { For = Purposes.Change },
                RealmSync.ModifyUsers with { For = Purposes.Create | Purposes.Change },
                new("Sys.Modify", "/") { For = Purposes.Delete },
                new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List },
            ],
        };
}
