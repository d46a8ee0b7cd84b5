using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>All OSDs of the cluster; see <see cref="OsdTree"/>.</summary>
public static class CephOsds
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The OSDs, ordered by number.",
        Whole("osd_id", "Number of the OSD.").OnWire("id").AlwaysReturned(),
        Text("node", "Node that the OSD runs on.").OnWire("host"),
        Text("status", "Whether the OSD runs: `up` or `down`."),
        Flag("in", "Whether data is placed on the OSD."),
        Text("device_class", "Class of the device in CRUSH rules."),
        Fraction("crush_weight", "Share of the data that the OSD is meant for, mostly its size in TiB."),
        Fraction("reweight", "What that share is multiplied by, from 0 to 1."),
        Whole("pg_count", "Number of placement groups on the OSD.").OnWire("pgs"),
        Whole("total_bytes", "Size of the OSD, in bytes.").OnWire("total_space"),
        Whole("used_bytes", "What is used of it, in bytes.").OnWire("bytes_used"),
        Text("object_store", "How the OSD keeps data, as `bluestore`.").OnWire("osdtype"),
        Text("version", "Version of Ceph that the OSD runs.").OnWire("ceph_version_short"));

    private static readonly Field<IReadOnlyList<string>> Flags =
        TextList("flags", "Flags of the cluster that are set, with those of Ceph itself.").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ceph_osds", "The OSDs of the Ceph cluster. " + Figures.ThatMove)
    {
        Area = Areas.Ceph,
        Noun = "Osds",
        Fields = [CephNode.Asked, Items, Flags],
        Privileges = [CephPrivileges.ToSee],
        Read = async (session, config, cancel) =>
        {
            var tree = await OsdTree.ReadAsync(session.Pve, config.Get(CephNode.Asked), cancel);
            return EntryList.Of(Items, tree.All).With(Flags.Name, Value.List(tree.Flags.Select(flag => Value.Of(flag))));
        },
    };
}
