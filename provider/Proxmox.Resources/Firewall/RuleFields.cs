using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>What a firewall rule says (<c>PVE::API2::Firewall::Rules</c>, <c>PVE::Firewall::verify_rule</c>).</summary>
internal static class RuleFields
{
    private const string Set = "firewall_ipset.ipset_id";
    private const string Alias = "firewall_alias.alias_id";

    // What a name is looked for in that no guest has, or that says so.
    private static readonly (string Attribute, string Value) OfCluster = ("level", "cluster");

    /// <summary>PVE's word for a rule that puts a security group to use.</summary>
    public const string GroupType = "group";

    /// <summary>Which way the traffic goes.</summary>
    public static Field<string> Type { get; } =
        Text("type", "Which traffic the rule is for.").Required().OneOf(
            ("in", "What comes in."),
            ("out", "What goes out."),
            ("forward", "What is passed on, by a cluster's nodes or through a VNet; a node does so with `nftables` alone."),
            (GroupType, "That of the rules of a security group.")).TypeNamed("FirewallRuleType");

    /// <summary>What is done.</summary>
    public static Field<string> Action { get; } =
        FirewallPolicies.Of("action", "What is done with the traffic. Every rule has one, but that of a security group.").NotAParameter();

    /// <summary>The group.</summary>
    public static Field<string> SecurityGroup { get; } =
        Text("security_group", "Security group whose rules hold here. For the type `group` alone.")
            .RefersTo("security_group_id").NotAParameter()
            .Matching("[A-Za-z][A-Za-z0-9_-]+", "the name of a security group").OfLength(2, 18);

    /// <summary>Whether it is in force.</summary>
    public static Field<bool> Enabled { get; } =
        Flag("enabled", "Whether the rule is in force. Unset means true.").OnWire("enable").ImpliedDefault(true);

    /// <summary>A service.</summary>
    public static Field<string> Macro { get; } =
        Text("macro", "Service that the rule is for, such as `SSH` or `HTTPS`: it brings protocol and ports. The data source "
            + "`firewall_macros` lists them.").As(Formats.AnyCase).OfLength(1, 128);

    /// <summary>The protocol.</summary>
    public static Field<string> Protocol { get; } =
        Text("protocol", "Protocol by name or number, such as `tcp`, `udp`, `icmp` or `icmpv6`. Unset means any.").OnWire("proto");

    /// <summary>Where it comes from.</summary>
    public static Field<string> Source { get; } = Address("source", "Where the traffic comes from");

    /// <summary>Where it goes.</summary>
    public static Field<string> Destination { get; } = Address("destination", "Where the traffic goes").OnWire("dest");

    /// <summary>The ports that it comes from.</summary>
    public static Field<string> SourcePort { get; } = Port("source_port", "Ports that the traffic comes from").OnWire("sport");

    /// <summary>The ports that it goes to.</summary>
    public static Field<string> DestinationPort { get; } = Port("destination_port", "Ports that the traffic goes to").OnWire("dport");

    /// <summary>The type of an ICMP message.</summary>
    public static Field<string> IcmpType { get; } =
        Text("icmp_type", "Type of the ICMP message, such as `echo-request`. Unset means any.").OnWire("icmp-type")
            .Checked(IcmpTypes.Known);

    /// <summary>The interface.</summary>
    public static Field<string> Interface { get; } =
        Text("interface", "Network interface that the traffic passes: of a node by its name, such as `vmbr0`; of a guest `net0` and so on. "
            + "Unset means any.").OnWire("iface").Matching("[A-Za-z][A-Za-z0-9_]{1,20}([:.][0-9]+)?", "the name of a network interface")
            .OfLength(2, 20);

    /// <summary>Whether it is logged.</summary>
    public static Field<string> LogLevel { get; } =
        LogLevels.Of("log_level", "Log level for what the rule is for. Unset means `nolog`.").OnWire("log").ImpliedDefault("nolog");

    /// <summary>Free text.</summary>
    public static Field<string> Comment { get; } = FirewallNames.Comment("the rule");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Field> All { get; } =
    [
        Type, Action, SecurityGroup, Enabled, Macro, Protocol, Source, SourcePort, Destination, DestinationPort, IcmpType, Interface,
        LogLevel, Comment,
    ];

    /// <summary>What a rule of a security group says.</summary>
    public static ImmutableArray<Field> OfGroups { get; } = [Type, Action, SecurityGroup, Enabled, Interface, Comment];

    /// <summary>PVE's answer for a rule in the shape that the fields read.</summary>
    public static PveData Adapt(PveData rule)
    {
        var isGroup = rule["type"].AsText() == GroupType;
        return PveData.Object(rule.Members.Where(member => member.Key != Action.Wire)
            .Append(new(isGroup ? SecurityGroup.Wire : Action.Wire, rule[Action.Wire])));
    }

    private static Field<string> Address(string name, string what) =>
        Text(name, $"{what}: IP addresses and networks with commas, such as `192.0.2.7,198.51.100.0/24`; or one range such as "
            + "`192.0.2.1-192.0.2.9`, one alias such as `dc/office`, or one IP set with a plus, such as `+dc/admins`. "
            + "Unset means any.").OfLength(1, 512).Checked(RuleWords.Peers)
            .RefersTo(
                new(Set, "+dc/") { Where = OfCluster }, new(Set, "+guest/"), new(Set, "+"), new(Set, "+") { Where = OfCluster },
                new(Alias, "dc/") { Where = OfCluster }, new(Alias, "guest/"), new(Alias), new Reference(Alias) { Where = OfCluster });

    private static Field<string> Port(string name, string what) =>
        Text(name, $"{what}: by number, name or range with commas, such as `22,8000:8010`. They need `protocol`. Unset means any.")
            .Checked(RuleWords.Ports);
}
