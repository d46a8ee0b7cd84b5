using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The ZFS pools of a node: <c>GET /nodes/{node}/scan/zfs</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanZfs
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "zfs", "NodeScanZfs", "The ZFS pools and file systems of a node.",
        [],
        EntryList.Items(
            "The pools and file systems, ordered by name.",
            Text("pool", "Name of the pool or file system.").AlwaysReturned()));
}
