using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Scans;

/// <summary>The datastores of a Proxmox Backup Server: <c>GET /nodes/{node}/scan/pbs</c> (PVE::API2::Storage::Scan).</summary>
public static class NodeScanPbs
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = NodeScan.Of(
        "pbs", "NodeScanPbs", "The datastores of a Proxmox Backup Server.",
        [
            NodeScan.Server,
            Whole("port", "Port of its API. Unset means 8007.").Between(1, 65535),
            Text("username", "User to ask as, as `name@realm`, or an API token as `name@realm!token`.").Required(),
            Text("password", "Password of the user, or secret of the token.").Required().Secret(),
            Text("fingerprint", "SHA-256 fingerprint of its certificate. Unset means that an authority vouches for it.")
                .Matching("([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}", "32 pairs of hexadecimal digits with colons between them"),
        ],
        EntryList.Items(
            "The datastores, ordered by name.",
            Text("datastore", "Name of the datastore.").OnWire("store").AlwaysReturned(),
            Text("comment", "What is said about it.")));
}
