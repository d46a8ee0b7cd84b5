using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Zones;

/// <summary>Zones whose VNets are VLANs in a VLAN of a bridge (PVE::Network::SDN::Zones::QinQPlugin).</summary>
public static class QinQZone
{
    private static readonly Field<long> ServiceVlan =
        Whole("service_vlan", "VLAN of the bridge that the VNets' own VLANs are carried in.").OnWire("tag").Required().Between(1, 4094);

    private static readonly Field<string> Protocol =
        Text("service_vlan_protocol", "How the outer VLAN is marked. Unset means `802.1q`.").OnWire("vlan-protocol")
            .OneOf(("802.1q", "As every VLAN."), ("802.1ad", "As the service VLAN of a provider.")).TypeNamed("SdnServiceVlanProtocol")
            .ImpliedDefault("802.1q");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Zone.Of(
        "qinq", "QinQZone", "A network whose VNets are VLANs that are carried in one VLAN of a bridge that the nodes have.",
        [VlanZone.Bridge, ServiceVlan, Protocol, Zone.DisableMacLearning]);
}
