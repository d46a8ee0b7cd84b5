using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Zones;

/// <summary>Zones whose VNets are VXLANs between the nodes (PVE::Network::SDN::Zones::VxlanPlugin).</summary>
public static class VxlanZone
{
    private static readonly Field<IReadOnlySet<string>> Peers =
        TextSet("peers", "Addresses of all nodes of the zone, its own among them; or `fabric`, one of the two.").Checked(SdnNames.Address);

    private static readonly Field<string> Fabric =
        Text("fabric", "Name of the fabric that tells the nodes of each other; or `peers`, one of the two.")
            .RefersTo("fabric_id").Since("9.0")
            .Checked(SdnNames.Fabric);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Zone.Of(
        "vxlan", "VxlanZone", "A network that spans nodes without a common layer 2: its VNets are VXLANs between them.",
        [Peers, Fabric, Zone.VxlanPort], Constraint.ExactlyOne(Peers, Fabric));
}
