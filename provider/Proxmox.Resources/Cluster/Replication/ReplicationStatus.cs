using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Replication;

/// <summary>
/// Replication jobs and how they fare, which the node of the guest tells: <c>/cluster/replication</c> and <c>/nodes/{node}/replication</c>
/// (PVE::API2::Replication).
/// </summary>
internal static class ReplicationStatus
{
    private const string State = "state";

    /// <summary>What is told of a job.</summary>
    public static ImmutableArray<Field> Fields { get; } =
    [
        .. AsTold(
            ReplicationJob.TargetNode, ReplicationJob.SourceNode, ReplicationJob.Schedule, ReplicationJob.Rate, ReplicationJob.Disabled,
            ReplicationJob.Comment),
        Text(State, "How the job fares: `ok`, `failed`, `running`, `waiting` for its first run, `disabled`, or `removing` while PVE clears "
            + "up. Null when the guest's node does not tell."),
        Unix("last_sync_unix", "last_sync", "When the volumes were last copied"),
        Unix("last_try_unix", "last_try", "When the job last ran"),
        Unix("next_sync_unix", "next_sync", "When the job is to run next"),
        Fraction("duration_seconds", "How long the last run took, in seconds.").OnWire("duration"),
        Whole("fail_count", "How often the job has failed since it last succeeded."),
        Text("last_error", "Why the last run failed, in PVE's words. Null when it did not.").OnWire("error"),
    ];

    /// <summary>What PVE asks for.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } = [GuestPrivilege.Audit];

    /// <summary>The jobs with what the nodes of their guests tell of them.</summary>
    public static async Task<IReadOnlyList<PveData>> CompleteAsync(
        Session session, IReadOnlyList<PveData> jobs, CancellationToken cancel)
    {
        var guests = await GuestDirectory.AllAsync(session, cancel);
        var nodes = jobs.Select(job => job["guest"].AsLong() is { } vmid ? guests.GetValueOrDefault(vmid)?.Node : null).OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var told = (await Task.WhenAll(nodes.Select(node => AskAsync(session, node, cancel)))).SelectMany(list => list.Items)
            .ToLookup(job => job["id"].AsText());
        return [.. jobs.Select(job => told[job["id"].AsText()].FirstOrDefault() is { } status ? With(job, status) : job)];
    }

    // A node that is off tells nothing.
    private static async Task<PveData> AskAsync(Session session, string node, CancellationToken cancel)
    {
        try
        {
            return await session.Pve.GetAsync(PvePath.Join("nodes", node, "replication"), cancel: cancel);
        }
        catch (PveFault silent) when (silent.Kind is FaultKind.Unreachable or FaultKind.Timeout)
        {
            return PveData.Null;
        }
    }

    private static PveData With(PveData job, PveData status) => PveData.Object(
        job.Members.Where(member => status[member.Key].IsNull)
            // PVE writes 0 for never.
            .Concat(status.Members.Where(member =>
                member.Key is not ("last_sync" or "last_try" or "next_sync") || member.Value.AsLong() > 1))
            .Append(KeyValuePair.Create(State, PveData.Of(StateOf(status)))));

    private static string StateOf(PveData status) =>
        !status["remove_job"].IsNull ? "removing"
        : !status["pid"].IsNull ? "running"
        : status["disable"].AsBool() is true ? "disabled"
        : !status["error"].IsNull ? "failed"
        : status["last_sync"].AsLong() > 0 ? "ok" : "waiting";

    // What the resource has of a job, in the words for those who only read it.
    private static IEnumerable<Field> AsTold(params Field[] fields) => fields.Select(field => field with
    {
        Doc = field.ReadDoc ?? field.Doc,
        IsAlwaysReturned = field.Presence == Presence.Required,
    });

    private static Field<long> Unix(string name, string wire, string what) =>
        Whole(name, $"{what}, in seconds since 1970-01-01 UTC. Null for never.").OnWire(wire);
}
