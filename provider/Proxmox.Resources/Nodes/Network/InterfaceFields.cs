using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Network;

/// <summary>Attributes that interfaces of several types have (<c>PVE::API2::Network</c>).</summary>
internal static class InterfaceFields
{
    /// <summary>The longest name that Linux has an interface by.</summary>
    private const int LongestName = 15;

    // Each line is one of the file, which ends as its lines do.
    private static readonly Format Remark = Formats.Prose with { Canonical = text => text.ReplaceLineEndings("\n").TrimEnd() };

    /// <summary>The name.</summary>
    public static Field<string> Name { get; } = Text("name", "Name of the interface.").OnWire("iface").Required().Replacing()
        .OfLength(2, LongestName);

    /// <summary>Free text.</summary>
    public static Field<string> Comment { get; } =
        Text("comment", "Free text beside the interface.").OnWire("comments").As(Remark).OfLength(0, 4096);

    /// <summary>Whether it is started.</summary>
    public static Field<bool> Autostart { get; } =
        Flag("autostart", "Whether the interface is started at boot and when the network is reloaded. Unset means false.")
            .ImpliedDefault(false);

    /// <summary>The IPv4 address.</summary>
    public static Field<string> Address { get; } =
        Text("address", "IPv4 address of the node on the interface with prefix length, such as `192.0.2.11/24`. Unset means none.")
            .OnWire("cidr").InEveryUpdate().Checked(OfFamily(AddressFamily.InterNetwork, "\"192.0.2.11/24\""));

    /// <summary>The IPv4 gateway.</summary>
    public static Field<string> Gateway { get; } =
        Text("gateway", "IPv4 default gateway of the node. One interface of a node has it.").InEveryUpdate()
            .Checked(Rule.Pattern(@"[0-9]+(\.[0-9]+){3}", "an IPv4 address such as \"192.0.2.1\""));

    /// <summary>The IPv6 address.</summary>
    public static Field<string> Address6 { get; } =
        Text("address6", "IPv6 address of the node on the interface with prefix length, such as `fd00::11/64`. Unset means none.")
            .OnWire("cidr6").InEveryUpdate().Checked(OfFamily(AddressFamily.InterNetworkV6, "\"fd00::11/64\""));

    /// <summary>The IPv6 gateway.</summary>
    public static Field<string> Gateway6 { get; } =
        Text("gateway6", "IPv6 default gateway of the node. One interface of a node has it.").InEveryUpdate().As(Formats.IpAddress)
            .Checked(Rule.Pattern("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", "an IPv6 address such as \"fd00::1\""));

    /// <summary>The size of packets.</summary>
    public static Field<long> Mtu { get; } =
        Whole("mtu", "Size of the largest packet (MTU). What the interface is built on must have room for it. Unset means 1500.")
            .Between(1280, 65520);

    /// <summary>Whether the node takes a change on.</summary>
    public static Field<bool> Reload { get; } =
        Flag("reload", "Whether the node takes a change on at once: PVE only stages changes, and a reload of the network applies all that "
            + "are staged. Changes of one run that belong together are followed by one reload. Unset means true.")
            .NotAParameter().NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>Whether a change may cut the connection.</summary>
    public static Field<bool> AllowConnectionLoss { get; } =
        Flag("allow_connection_loss", "Whether the interface may be changed or removed although the node is reached through it. Without it "
            + "such a change is refused. Unset means false.")
            .NotAParameter().NeverReturned().ClearedBy(Clear.Forgetting);

    /// <summary>The options of Open vSwitch.</summary>
    public static Field<string> OvsOptions { get; } =
        Text("options", "Further options of Open vSwitch, separated by spaces, such as `other_config:rstp-enable=true`.")
            .OnWire("ovs_options").OfLength(0, 1024)
            .Matching(@"[^\s=]+=\S*( [^\s=]+=\S*)*", "words such as \"other_config:rstp-enable=true\" with one space between two");

    /// <summary>The bridge of Open vSwitch that something is on.</summary>
    public static Field<string> OvsBridge { get; } =
        Text("bridge", "Bridge of Open vSwitch that it is on.")
            .RefersTo("network_ovs_bridge.name").OnWire("ovs_bridge").Required().Replacing().Checked(Identifiers.Interface);

    /// <summary>The VLAN of a port of Open vSwitch.</summary>
    public static Field<long> OvsTag { get; } =
        Whole("vlan_id", "VLAN that untagged packets of the port belong to. Unset means none.").OnWire("ovs_tag").Between(1, 4094);

    /// <summary>The addresses with their gateways.</summary>
    public static ImmutableArray<Field> Addresses { get; } = [Address, Gateway, Address6, Gateway6];

    /// <summary>What says how a change is made.</summary>
    public static ImmutableArray<Field> Ways { get; } = [Reload, AllowConnectionLoss];

    /// <summary>What must hold between addresses and gateways.</summary>
    public static ImmutableArray<Constraint> AddressRules { get; } =
        [Constraint.Needs(Gateway, Address), Constraint.Needs(Gateway6, Address6)];

    /// <summary>Names of other interfaces.</summary>
    public static Field<IReadOnlySet<string>> Names(string name, string wire, string doc) =>
        TextSet(name, doc).OnWire(wire).Written(WireForm.Spaces).Checked(Identifiers.Interface)
            .RefersTo("network_nic.name", "network_bond.name");

    private static Rule OfFamily(AddressFamily family, string example) => new(
        $"an address with prefix length such as {example}",
        value => value.AsText() is not { } text || (text.Split('/') is [var address, var bits]
            && IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == family
            && int.TryParse(bits, out var length) && length >= 8
            && length <= (family == AddressFamily.InterNetwork ? 32 : 128)));
}
