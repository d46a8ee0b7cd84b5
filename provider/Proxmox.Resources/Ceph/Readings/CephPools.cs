using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>Pools of both kinds: <c>/nodes/{node}/ceph/pool</c> (PVE::API2::Ceph::Pool).</summary>
public static class CephPools
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The pools, ordered by name.",
        Text("name", "Name of the pool.").AlwaysReturned(),
        Whole("pool_number", "Ceph's number of the pool.").OnWire("pool").AlwaysReturned(),
        Text("type", "Kind of pool: `replicated` for copies, or `erasure` for an erasure-coded pool.").AlwaysReturned(),
        Whole("size", "How many copies or chunks of each object the pool keeps.").AlwaysReturned(),
        Whole("min_size", "How many of them must be there for reading and writing.").AlwaysReturned(),
        Whole("pg_num", "Number of placement groups.").AlwaysReturned(),
        Whole("pg_num_optimal", "Number of placement groups that Ceph would choose.").OnWire("pg_num_final"),
        Text("pg_autoscale_mode", "What Ceph does when that is another: `on`, `warn` or `off`."),
        Text("crush_rule", "CRUSH rule by which data is placed."),
        Text("application", "What the pool is for, such as `rbd`."),
        Whole("used_bytes", "What the pool uses of the OSDs, in bytes.").OnWire("bytes_used"),
        Fraction("used_share", "Share of its room that is used, from 0 to 1.").OnWire("percent_used"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_pools", "The pools of the Ceph cluster, of both kinds. " + Figures.ThatMove)
    {
        Area = Areas.Ceph,
        Noun = "CephPools",
        Fields = [CephNode.Asked, Items],
        Privileges = [CephPrivileges.ToSee],
        Read = async (session, config, cancel) =>
            EntryList.Of(Items, await PoolLife.ListAsync(session.Pve, config.Get(CephNode.Asked), cancel)),
    };
}
