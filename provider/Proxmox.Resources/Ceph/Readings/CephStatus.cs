using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>How the Ceph cluster fares: <c>/nodes/{node}/ceph/status</c> (PVE::API2::Ceph).</summary>
public static class CephStatus
{
    private static readonly Field<IReadOnlyList<Attributes>> Checks = NestedList(
        "health_checks", "What is wrong, ordered by code.",
        EntryList.Told(
            Text("code", "Ceph's name of it, as `OSD_DOWN`.").AlwaysReturned(),
            Text("severity", "How bad it is: `HEALTH_WARN` or `HEALTH_ERR`.").AlwaysReturned(),
            Text("message", "What it is, in Ceph's words.").From("summary", "message"),
            Whole("count", "How many are concerned.").From("summary", "count"),
            Flag("muted", "Whether somebody has told Ceph not to count it.").ImpliedDefault(false)))
        .TypeNamed("CephHealthCheck").Computed().AlwaysReturned();

    private static readonly Field<IReadOnlyDictionary<string, long>> States =
        WholeMap("pg_states", "How many placement groups are in each state, as `active+clean`.").Computed().AlwaysReturned();

    private static readonly Field[] Told =
    [
        Text("fsid", "Id of the Ceph cluster, a UUID.").Computed().AlwaysReturned(),
        Text("health", "Ceph's health: `HEALTH_OK`, `HEALTH_WARN` or `HEALTH_ERR`.").From("health", "status").Computed().AlwaysReturned(),
        TextList("quorum_names", "Monitors that are in the quorum, by rank.").Computed().AlwaysReturned(),
        Text("active_manager", "Manager that is at work. Null when none is.").From("mgrmap", "active_name").Computed(),
        Whole("osd_count", "Number of OSDs.").From("osdmap", "num_osds").Computed().AlwaysReturned(),
        Whole("osds_up", "Number of OSDs that run.").From("osdmap", "num_up_osds").Computed().AlwaysReturned(),
        Whole("osds_in", "Number of OSDs that data is placed on.").From("osdmap", "num_in_osds").Computed().AlwaysReturned(),
        Whole("pool_count", "Number of pools.").From("pgmap", "num_pools").Computed().AlwaysReturned(),
        Whole("pg_count", "Number of placement groups.").From("pgmap", "num_pgs").Computed().AlwaysReturned(),
        Whole("data_bytes", "What is stored, in bytes, each copy counted once.").From("pgmap", "data_bytes").Computed().AlwaysReturned(),
        Whole("used_bytes", "What is used of the OSDs, in bytes.").From("pgmap", "bytes_used").Computed().AlwaysReturned(),
        Whole("available_bytes", "What is free on the OSDs, in bytes.").From("pgmap", "bytes_avail").Computed().AlwaysReturned(),
        Whole("total_bytes", "Size of all OSDs, in bytes.").From("pgmap", "bytes_total").Computed().AlwaysReturned(),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_status", "The status and health of the Ceph cluster. " + Figures.ThatMove)
    {
        Area = Areas.Ceph,
        Noun = "Status",
        Fields = [CephNode.Asked, .. Told, Checks, States],
        Privileges = [CephPrivileges.ToSee],
        Read = ReadAsync,
    };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var status = await session.Pve.GetAsync(CephNode.Path(config, "status"), cancel: cancel);
        var checks = status["health"]["checks"].Members.Select(check =>
            FromData.Members(Checks.Type.Nested, PveData.Object([.. check.Value.Members, new("code", PveData.Of(check.Key))])));
        return FromData.Members(Told, status)
            .With(Checks.Name, Value.List(checks))
            .With(States.Name, Value.Object(status["pgmap"]["pgs_by_state"].Items.Select(state =>
                KeyValuePair.Create(state["state_name"].AsText()!, Value.Of(state["count"].AsLong() ?? 0)))));
    }
}
