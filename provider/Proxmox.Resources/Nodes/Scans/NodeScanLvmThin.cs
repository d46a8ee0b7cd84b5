using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The thin pools of a volume group: <c>GET /nodes/{node}/scan/lvmthin</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanLvmThin
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "lvmthin", "NodeScanLvmThin", "The thin pools of a volume group of LVM on a node.",
        [
            Text("volume_group", "Name of the volume group.").OnWire("vg").Required()
                .Matching("[A-Za-z0-9.+_][A-Za-z0-9.+_-]+", "the name of a volume group"),
        ],
        EntryList.Items(
            "The thin pools, ordered by name.", Text("thin_pool", "Name of the thin pool.").OnWire("lv").AlwaysReturned()));
}
