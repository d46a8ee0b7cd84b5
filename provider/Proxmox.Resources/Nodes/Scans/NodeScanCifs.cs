using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The shares of an SMB/CIFS server: <c>GET /nodes/{node}/scan/cifs</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanCifs
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "cifs", "NodeScanCifs", "The shares of an SMB/CIFS server.",
        [
            NodeScan.Server,
            Text("username", "User to ask as. Unset means a guest."),
            Text("password", "Password of the user.").Secret(),
            Text("domain", "Domain of the user."),
        ],
        EntryList.Items(
            "The shares, ordered by name.",
            Text("share", "Name of the share.").AlwaysReturned(),
            Text("description", "What the server says of it.")));
}
