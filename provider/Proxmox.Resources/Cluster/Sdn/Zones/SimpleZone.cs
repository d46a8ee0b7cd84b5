using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn.Zones;

/// <summary>Zones whose VNets are bridges on each node by itself (PVE::Network::SDN::Zones::SimplePlugin).</summary>
public static class SimpleZone
{
    private static readonly Field<string> Dhcp =
        Text("dhcp", "Server that gives addresses to guests, out of the DHCP ranges of the subnets. Unset means none.")
            .OneOf(("dnsmasq", "The server dnsmasq, which must be installed on the nodes.")).TypeNamed("SdnDhcp");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = Zone.Of(
        "simple", "SimpleZone",
        "An isolated network on each node: guests of a VNet reach others of the same node, and the world outside by SNAT alone.", [Dhcp]);
}
