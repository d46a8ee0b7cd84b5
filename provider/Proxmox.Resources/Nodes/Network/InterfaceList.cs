using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Interfaces of every type: <c>GET /nodes/{node}/network</c> (PVE::API2::Network).</summary>
public static class InterfaceList
{
    private static readonly Field<string> Kind =
        Text("type", "Only interfaces of this type. Unset means all.")
            .OneOf(("bridge", "Linux bridges."), ("bond", "Linux bonds."), ("vlan", "VLANs."), ("alias", "Aliases."),
                ("eth", "Network cards."), ("OVSBridge", "Bridges of Open vSwitch."), ("OVSBond", "Bonds of Open vSwitch."),
                ("OVSPort", "Network cards that are ports of Open vSwitch."), ("OVSIntPort", "Internal ports of Open vSwitch."))
            .TypeNamed("InterfaceType");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The interfaces, ordered by name.",
        Text("name", "Name of the interface.").OnWire("iface").AlwaysReturned(),
        Text("type", "Type of the interface, such as `bridge`; `unknown` where PVE knows none.").AlwaysReturned(),
        Flag("active", "Whether the interface is up.").ImpliedDefault(false),
        Flag("exists", "Whether it is, or is built on, a network card that is there. Null where PVE does not say."),
        InterfaceFields.Autostart,
        Text("method", "How the interface gets its IPv4 address: `static`, `manual`, `dhcp` or `auto`."),
        Text("method6", "How the interface gets its IPv6 address."),
        Text("address", "IPv4 address with prefix length.").OnWire("cidr"), Text("gateway", "IPv4 default gateway."),
        Text("address6", "IPv6 address with prefix length.").OnWire("cidr6"), Text("gateway6", "IPv6 default gateway."),
        Whole("mtu", "Size of the largest packet (MTU). Null where none is set."),
        Ports("bridge_ports", "bridge_ports", "Ports of a Linux bridge."),
        Flag("bridge_vlan_aware", "Whether a Linux bridge knows VLANs.").ImpliedDefault(false),
        Ports("bridge_vids", "bridge_vids", "VLANs that a Linux bridge lets through."),
        Ports("slaves", "slaves", "Cards of a Linux bond."),
        Text("bond_mode", "How a bond spreads packets."),
        Text("raw_device", "Interface that a VLAN is on.").OnWire("vlan-raw-device"),
        Whole("vlan_id", "Number of a VLAN.").OnWire("vlan-id"),
        Text("ovs_bridge", "Bridge of Open vSwitch that the interface is on."),
        Ports("ovs_ports", "ovs_ports", "Everything that is on a bridge of Open vSwitch."),
        Ports("ovs_slaves", "ovs_bonds", "Cards of a bond of Open vSwitch."),
        Whole("ovs_vlan_id", "VLAN of a port of Open vSwitch.").OnWire("ovs_tag"),
        Text("ovs_options", "Further options of Open vSwitch."),
        InterfaceFields.Comment);

    private static readonly Field<string> Pending =
        Text("pending_changes", "How the interfaces as they are staged differ from those in force, as `diff -u` shows it. Null where a "
            + "reload would change nothing.").As(Formats.Verbatim).Computed();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "network_interfaces", "The interfaces of a node as they are staged, which is as they will be once its network is reloaded.")
    {
        Area = Areas.Network,
        Fields = [Names.Node, Kind, Items, Pending],
        Privileges = [new("SDN.Audit", "/sdn/zones/localnetwork") { For = Purposes.Read }],
        Read = async (session, config, cancel) =>
        {
            var now = await NodeInterfaces.ReadAsync(session.Pve, config.Get(Names.Node)!, cancel);
            var wanted = now.All.Values.Where(entry => config.Get(Kind) is not { } kind || entry["type"].AsText() == kind);
            return EntryList.Of(Items, wanted).With(Pending.Name, now.Changes is { } changes ? changes : Value.Null);
        },
    };

    private static Field<IReadOnlySet<string>> Ports(string name, string wire, string doc) =>
        TextSet(name, doc).OnWire(wire).Written(WireForm.Spaces);
}
