using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Backup;

/// <summary>Jobs that back guests up by a schedule: <c>/cluster/backup</c> (PVE::API2::Backup).</summary>
public static class BackupJob
{
    private const string Collection = "/cluster/backup";

    // PVE takes more in the id of a job that is there, such as one that it has drawn itself.
    private static readonly Field<string> Id =
        Text("job_id", "Name of the job.").OnWire("id").Required().Replacing().Autonamed().Matching(@"\S+", "text without blanks")
            .OfLength(2, 50);

    private static readonly Field<string> Schedule = Schedules.Of("When the job runs");

    private static readonly Field<bool> Enabled =
        Flag("enabled", "Whether the job runs. Unset means true.").ImpliedDefault(true).ClearedBy(Clear.Sending("1")).AlwaysReturned();

    private static readonly Field<string> Node =
        Text("node", "Node whose guests are backed up, and no others. Unset means all nodes, each of which backs up its own guests.")
            .Checked(Identifiers.Node);

    private static readonly Field<bool> RepeatMissed =
        Flag("repeat_missed", "Whether the job runs as soon as possible when its time came while the node was off. Unset means false.")
            .OnWire("repeat-missed").ImpliedDefault(false);

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the job.").OfLength(0, 512);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "backup_job",
        "A job that backs guests up again and again. Options that are not set are as `/etc/vzdump.conf` on the node says, and as described "
            + "where that says nothing.")
    {
        Area = Areas.Backup,
        Plural = "backup_jobs",
        Api = new(Collection) { Item = Collection + "/{job_id}", Listed = new(Collection), File = ConfigFiles.Jobs },
        Fields =
        [
            Id, Schedule, BackupSelection.VmIds, BackupSelection.Pool, BackupSelection.All, BackupSelection.Exclude, Node, Enabled,
            RepeatMissed, .. BackupOptions.All, Comment,
        ],
        Identity = [Id],
        ImportId = new("{job_id}", "nightly"),
        Constraints = [BackupSelection.OneWay, .. BackupOptions.Constraints],
        Privileges =
        [
            new("Sys.Modify", "/") { For = Purposes.Write },
            new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List },
            StoragePrivilege.Allocate with { For = Purposes.Create | Purposes.Change },
        ],
        Hooks = new()
        {
            Foresee = plan => Retention.InPlaceOfOthers(plan with { Planned = new(BackupSelection.InPlaceOfOthers(plan)) }),
            CheckPlan = NewIdsAreNames,
            Preflight = CheckAsync,
            Adjust = StorageGoesAlong,
        },
    };

    private static void NewIdsAreNames(PlanReview plan)
    {
        if ((plan.IsCreate || plan.Replaces.Length > 0) && plan.Planned[Id] is var id && !Identifiers.Mapping.Accepts(id))
        {
            plan.Diagnostics.Error(
                $"Invalid {Id}",
                $"{Id} of a new job must be {Identifiers.Mapping.Expectation}, but is {id}.",
                AttributePath.Of(Id.Name));
        }
    }

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Planned.Value.IsNull)
        {
            return;
        }

        var node = plan.Planned.Get(Node);
        await BackupStorages.CheckAsync(session, plan, node, cancel);
        await Schedules.TellRunsAsync(session, plan, $"backup job {plan.Planned.Get(Id)}", Schedule, Enabled, node, cancel);
    }

    // PVE asks for the storage in every request that is about what an archive there gets.
    private static void StorageGoesAlong(Operation operation, Form form)
    {
        if ((form.Has(BackupOptions.NotesTemplate.Wire) || form.Has(BackupOptions.Protected.Wire)) && !form.Has(BackupOptions.Storage.Wire)
            && operation.Planned.Get(BackupOptions.Storage) is { } storage)
        {
            form.Add(BackupOptions.Storage.Wire, storage);
        }
    }
}
