using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>The nodes of the datacenter: <c>/nodes</c> (PVE::API2::Nodes). What it tells is up to ten seconds old.</summary>
public static class NodeList
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The nodes, ordered by name.",
        Text("node", "Name of the node.").AlwaysReturned(),
        Text("status", "Whether the node can be reached: `online`, `offline` or `unknown`.").AlwaysReturned(),
        Whole("cpu_count", "Number of processors. Null when the node cannot be reached.").OnWire("maxcpu"),
        Fraction("cpu_usage", "Share of the processors in use, from 0 to 1.").OnWire("cpu"),
        Whole("memory_total_bytes", "Memory of the node, in bytes.").OnWire("maxmem"),
        Whole("memory_used_bytes", "Memory in use, in bytes.").OnWire("mem"),
        Whole("disk_total_bytes", "Size of the root file system, in bytes.").OnWire("maxdisk"),
        Whole("disk_used_bytes", "Used part of the root file system, in bytes.").OnWire("disk"),
        Whole("uptime_seconds", "Time since the node was started, in seconds.").OnWire("uptime"),
        Text("certificate_fingerprint", "SHA-256 fingerprint of the certificate of the node's API.").OnWire("ssl_fingerprint"),
        Text("subscription_level", "Level of the subscription; empty without one.").OnWire("level"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("nodes", "All nodes of the datacenter with their state and size. " + Figures.ThatMove)
        {
            Area = Areas.Nodes,
            Fields = [Items],
            Privileges = [new("Sys.Audit", "/nodes/{node}")],
            Read = EntryList.Reader("/nodes", Items),
        };
}
