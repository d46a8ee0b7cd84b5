using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Replication.Commands;

/// <summary>
/// Runs a replication job: <c>POST /nodes/{node}/replication/{id}/schedule_now</c> (PVE::API2::Replication). PVE only makes it due; the
/// guest's node runs it in the next minute.
/// </summary>
public static class ReplicationJobRun
{
    private static readonly Field<long> VmId = ReplicationJob.VmId;

    private static readonly Field<long> Number =
        Whole("job_number", "Number that tells the job from others of the guest.").Between(0).Required().NotAParameter();

    private static readonly Field<long> LastSync =
        Whole("last_sync_unix", "When the volumes were copied, in seconds since 1970-01-01 UTC.").Computed();

    private static readonly Field<Number> Duration = Fraction("duration_seconds", "How long that took, in seconds.").Computed();

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new(
        "replication_job_run", "Copies the volumes of a guest to the other node now, and waits until that is done. It fails when the "
            + "job does.")
    {
        Area = Areas.Replication,
        Noun = "Job",
        Verb = "run",
        Target = VmId,
        Fields = [VmId, Number, LastSync, Duration],
        Limit = TimeSpan.FromHours(2),
        Privileges =
        [
            new("VM.Replicate", "/vms/{vmid}") { Versions = new("9.0", null) },
            new("Datastore.Allocate", "/storage") { Versions = new(null, "9.0") },
            GuestPrivilege.Audit,
        ],
        Run = RunAsync,
    };

    private static async Task<Value?> RunAsync(CommandRun run, CancellationToken cancel)
    {
        var vmid = run.Config.Get(VmId)!.Value;
        var id = $"{vmid}-{run.Config.Get(Number)}";
        var job = await run.Pve.GetAsync(PvePath.Join("cluster", "replication", id), cancel: cancel);
        if (job["disable"].AsBool() is true || !job["remove_job"].IsNull)
        {
            throw new PveFault(FaultKind.Invalid, job["remove_job"].IsNull
                ? $"replication job {id} is disabled, and PVE does not run it; enable it first"
                : $"replication job {id} is being removed");
        }

        var node = (await GuestDirectory.AllAsync(run.Session, cancel)).GetValueOrDefault(vmid)?.Node ?? job["source"].AsText()!;
        // PVE forgets when the job was last tried, and says so again once it has tried.
        await run.Pve.PostAsync(PvePath.Join("nodes", node, "replication", id, "schedule_now"), new Form(), cancel);
        var after = await run.AskUntilAsync(
            StatusAsync, now => now["pid"].IsNull && (now["last_try"].AsLong() > 0 || IsGivenUp(now)), cancel);
        return after["error"].AsText() is { } error
            ? throw new PveFault(FaultKind.TaskFailed, IsGivenUp(after)
                ? $"replication job {id} has failed, and PVE does not try it again while node {job["target"].AsText()} is off: {error}"
                : $"replication job {id} has failed: {error}")
            : Value.Object(
                (LastSync.Name, Value.Of(after["last_sync"].AsLong() ?? 0)),
                (Duration.Name, Model.Values.Number.TryParse(after["duration"].AsText(), out var taken) ? Value.Of(taken) : Value.Null));

        static bool IsGivenUp(PveData now) => now["fail_count"].AsLong() > 0 && now["next_sync"].AsLong() == 0;

        Task<PveData> StatusAsync(CancellationToken later) =>
            run.Pve.GetAsync(PvePath.Join("nodes", node, "replication", id, "status"), cancel: later);
    }
}
