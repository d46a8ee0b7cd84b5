using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Readings;

/// <summary>All monitors, managers and metadata servers of the cluster.</summary>
public static class CephDaemonLists
{
    private static readonly Field Version = Text("version", "Version of Ceph that the daemon runs. Null while it is not running.")
        .OnWire("ceph_version_short");

    /// <summary><c>/nodes/{node}/ceph/mon</c> (PVE::API2::Ceph::MON).</summary>
    public static DataSource Monitors { get; } = Of(
        "ceph_monitors", "The monitors of the Ceph cluster, and which of them are in the quorum.", "Monitors", CephMonitor.Daemons,
        Id(CephMonitor.Daemons, "Name of the monitor."), Node, CephDaemon.Address,
        State("`running` in the quorum, `stopped`, or `unknown` where no monitor answers."),
        Flag("in_quorum", "Whether the monitor is in the quorum.").OnWire("quorum").ImpliedDefault(false),
        Whole("rank", "Rank of the monitor among all."), Version);

    /// <summary><c>/nodes/{node}/ceph/mgr</c> (PVE::API2::Ceph::MGR).</summary>
    public static DataSource Managers { get; } = Of(
        "ceph_managers", "The managers of the Ceph cluster, and which of them is at work.", "Managers", CephMgr.Daemons,
        Id(CephMgr.Daemons, "Name of the manager."), Node, CephDaemon.Address, State("`active`, `standby` or `stopped`."), Version);

    /// <summary><c>/nodes/{node}/ceph/mds</c> (PVE::API2::Ceph::MDS).</summary>
    public static DataSource MetadataServers { get; } = Of(
        "ceph_mds_servers", "The metadata servers of the Ceph cluster, and what they serve.", "MdsServers", CephMds.Daemons,
        Id(CephMds.Daemons, "Name of the metadata server."), Node, CephDaemon.Address,
        State("`up:active`, `up:standby`, another of Ceph's words, or `stopped`."),
        Text("file_system", "File system that it serves. Null while it stands by, and before PVE 9.").OnWire("fs_name"), Version);

    private static Field Node => Text("node", "Node that the daemon runs on.").OnWire("host");

    private static Field Id(CephDaemon daemons, string doc) =>
        Text(daemons.Name.Name, doc).OnWire("name").AlwaysReturned();

    private static Field State(string words) => Text("state", "What the daemon does: " + words);

    private static DataSource Of(
        string name, string doc, string noun, CephDaemon daemons, params ImmutableArray<Field> fields)
    {
        var items = EntryList.Items("The daemons, ordered by name.", fields);
        return new(name, doc)
        {
            Area = Areas.Ceph,
            Noun = noun,
            Fields = [CephNode.Asked, items],
            Privileges = [CephPrivileges.ToSee],
            Read = async (session, config, cancel) =>
                EntryList.Of(items, await daemons.AllAsync(session.Pve, config.Get(CephNode.Asked), cancel)),
        };
    }
}
