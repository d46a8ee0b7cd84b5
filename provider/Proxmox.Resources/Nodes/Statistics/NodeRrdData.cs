using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Statistics;

/// <summary>What was measured of a node: <c>GET /nodes/{node}/rrddata</c> (PVE::API2::Nodes).</summary>
public static class NodeRrdData
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = RrdFields.Items(
        [
            Fraction("cpu_usage", "Share of the processors in use, from 0 to 1.").OnWire("cpu"),
            Fraction("cpu_count", "Number of processors.").OnWire("maxcpu"),
            Fraction("io_wait", "Share of time in which processors waited for disks, from 0 to 1.").OnWire("iowait"),
            Fraction("load_average", "Number of processes that waited for a processor.").OnWire("loadavg"),
            Fraction("memory_total_bytes", "Memory of the node, in bytes.").OnWire("memtotal"),
            Fraction("memory_used_bytes", "Memory in use, in bytes.").OnWire("memused"),
            Fraction("memory_available_bytes", "Memory that could be had, in bytes. Null before PVE 9.").OnWire("memavailable"),
            Fraction("zfs_arc_bytes", "Memory that ZFS keeps files in, in bytes. Null before PVE 9.").OnWire("arcsize"),
            Fraction("swap_total_bytes", "Swap space, in bytes.").OnWire("swaptotal"),
            Fraction("swap_used_bytes", "Swap space in use, in bytes.").OnWire("swapused"),
            Fraction("disk_total_bytes", "Size of the root file system, in bytes.").OnWire("roottotal"),
            Fraction("disk_used_bytes", "Used part of the root file system, in bytes.").OnWire("rootused"),
            .. RrdFields.Network,
            .. RrdFields.Pressure,
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("node_rrd_data", "What PVE has measured of a node over a time.")
    {
        Area = Areas.Nodes,
        Noun = "NodeRrdData",
        Fields = [Names.Node, RrdFields.NodeTimeframe, RrdFields.Consolidation, Items],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = (session, config, cancel) =>
            RrdFields.ReadAsync(session, PvePath.Join("nodes", config.Get(Names.Node)!), config, Items, cancel),
    };
}
