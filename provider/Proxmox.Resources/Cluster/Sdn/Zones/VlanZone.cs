using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Zones;

/// <summary>Zones whose VNets are VLANs of a bridge (PVE::Network::SDN::Zones::VlanPlugin).</summary>
public static class VlanZone
{
    /// <summary>The bridge below.</summary>
    internal static Field<string> Bridge { get; } =
        Text("bridge", "Bridge or OVS switch that is there on every node of the zone, such as `vmbr0`.").Required()
            .RefersTo(
                new("network_bridge.name") { IsAnywhere = true }, new Reference("network_ovs_bridge.name") { IsAnywhere = true })
            .Checked(Identifiers.Bridge);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Zone.Of(
        "vlan", "VlanZone", "A network whose VNets are VLANs of a bridge that the nodes have.", [Bridge, Zone.DisableMacLearning]);
}
