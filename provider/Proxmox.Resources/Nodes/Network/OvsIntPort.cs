using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Internal ports of Open vSwitch.</summary>
public static class OvsIntPort
{
    private static readonly Field<string> Name = InterfaceFields.Name.Checked(Identifiers.Interface) with
    {
        Doc = "Name of the port, such as `mgmt0`. It is none that a card, bond or VLAN could have.",
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "OVSIntPort", "ovs_int_port", "OvsIntPort",
        "An internal port of a bridge of Open vSwitch: an interface that the node itself is on the bridge with, such as for its address in "
            + "a VLAN.",
        "mgmt0",
        [
            Name, InterfaceFields.OvsBridge, InterfaceFields.OvsTag, InterfaceFields.OvsOptions, .. InterfaceFields.Addresses,
            InterfaceFields.Mtu, InterfaceFields.Comment,
        ],
        InterfaceFields.AddressRules);
}
