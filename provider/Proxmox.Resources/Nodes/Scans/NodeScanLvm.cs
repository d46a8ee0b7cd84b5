using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The volume groups of a node: <c>GET /nodes/{node}/scan/lvm</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanLvm
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "lvm", "NodeScanLvm", "The volume groups of LVM on a node.",
        [],
        EntryList.Items(
            "The volume groups, ordered by name.", Text("volume_group", "Name of the volume group.").OnWire("vg").AlwaysReturned()));
}
