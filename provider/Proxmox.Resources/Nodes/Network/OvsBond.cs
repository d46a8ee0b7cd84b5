using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Bonds of Open vSwitch.</summary>
public static class OvsBond
{
    private static readonly Field<IReadOnlySet<string>> Slaves = InterfaceFields.Names("slaves", "ovs_bonds",
        "Cards of the node that the bond is made of, such as `eno1`.").Required();

    private static readonly Field<string> Mode =
        Text("mode", "How packets are spread over the cards.").OnWire("bond_mode").ServerChosen().UnsetMeans("`active-backup`")
            .OneOf(("active-backup", "One card, and another when it fails."),
                ("balance-slb", "By MAC address and VLAN."),
                ("lacp-balance-slb", "LACP, by MAC address and VLAN."),
                ("lacp-balance-tcp", "LACP, by addresses and ports."))
            .TypeNamed("OvsBondMode");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NetworkInterface.Of(
        "OVSBond", "ovs_bond", "OvsBond",
        "A bond of network cards of a node that is a port of a bridge of Open vSwitch.",
        "bond0",
        [
            Bond.Name, InterfaceFields.OvsBridge, Slaves, Mode, InterfaceFields.OvsTag, InterfaceFields.OvsOptions, InterfaceFields.Mtu,
            InterfaceFields.Comment,
        ],
        []);
}
