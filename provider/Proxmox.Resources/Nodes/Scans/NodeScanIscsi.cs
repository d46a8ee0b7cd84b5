using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The targets of an iSCSI portal: <c>GET /nodes/{node}/scan/iscsi</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanIscsi
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "iscsi", "NodeScanIscsi", "The targets of an iSCSI portal.",
        [
            Text("portal", "Name or address of the portal, with its port where that is not 3260.").Required(),
        ],
        EntryList.Items(
            "The targets, ordered by name.",
            Text("target", "Name of the target.").AlwaysReturned(),
            Text("portal", "Portals that it is reached by.")));
}
