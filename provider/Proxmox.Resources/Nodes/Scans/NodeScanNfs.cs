using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The exports of an NFS server: <c>GET /nodes/{node}/scan/nfs</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanNfs
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "nfs", "NodeScanNfs", "What an NFS server exports.",
        [NodeScan.Server],
        EntryList.Items(
            "The exports, ordered by path.",
            Text("path", "Path on the server.").AlwaysReturned(),
            Text("options", "To whom it is exported.")));
}
