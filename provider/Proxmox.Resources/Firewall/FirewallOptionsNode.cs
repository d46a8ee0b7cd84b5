using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>The options of a node: <c>/nodes/{node}/firewall/options</c> (PVE::API2::Firewall::Host).</summary>
public static class FirewallOptionsNode
{
    /// <summary>Whether the node has a firewall.</summary>
    internal static Field<bool> Enabled { get; } =
        Flag("enabled", "Whether the node's own traffic goes through the firewall, where that of the cluster is on. Unset means true.")
            .OnWire("enable").ImpliedDefault(true);

    private static readonly ImmutableArray<Field> Settings =
    [
        Enabled,
        Flag("nftables", "Whether the node uses the newer service `proxmox-firewall`, which rules of the type `forward` and of VNets need. "
            + "Unset means false.").ImpliedDefault(false),
        Flag("ndp", "Whether the node may find its neighbours over IPv6 (NDP). Unset means what PVE's version has."),
        LogLevels.Of("log_level_in", "Log level for traffic to the node. Unset means `nolog`.").ImpliedDefault("nolog"),
        LogLevels.Of("log_level_out", "Log level for traffic from the node. Unset means `nolog`.").ImpliedDefault("nolog"),
        LogLevels.Of("log_level_forward", "Log level for traffic that the node passes on. Unset means `nolog`.").ImpliedDefault("nolog"),
        Flag("log_conntrack", "Whether connections that are tracked are logged. Unset means false.").OnWire("log_nf_conntrack")
            .ImpliedDefault(false),
        Flag("conntrack_allow_invalid", "Whether packets pass that belong to no connection. Unset means false.")
            .OnWire("nf_conntrack_allow_invalid").ImpliedDefault(false),
        TextSet("conntrack_helpers", "Protocols whose further connections are followed.").OnWire("nf_conntrack_helpers")
            .Among("amanda", "ftp", "irc", "netbios-ns", "pptp", "sane", "sip", "snmp", "tftp"),
        Whole("conntrack_max", "How many connections are tracked at most. Unset means 262144.").OnWire("nf_conntrack_max").Between(32768)
            .ImpliedDefault(262144),
        Whole("conntrack_tcp_timeout_established_seconds", "How long an idle TCP connection is tracked, in seconds. Unset means 432000.")
            .OnWire("nf_conntrack_tcp_timeout_established").Between(7875).ImpliedDefault(432000),
        Whole("conntrack_tcp_timeout_syn_recv_seconds", "How long a TCP connection is tracked that is about to begin, in seconds. Unset "
            + "means 60.").OnWire("nf_conntrack_tcp_timeout_syn_recv").Between(30, 60).ImpliedDefault(60),
        Flag("nosmurfs", "Whether packets with a forged broadcast address as their source are dropped (SMURFS). Unset means true."),
        LogLevels.Of("smurf_log_level", "Log level for such packets. Unset means `nolog`.").ImpliedDefault("nolog"),
        Flag("tcp_flags", "Whether packets with impossible TCP flags are dropped. Unset means false.").OnWire("tcpflags")
            .ImpliedDefault(false),
        LogLevels.Of("tcp_flags_log_level", "Log level for packets with impossible TCP flags. Unset means `nolog`.")
            .ImpliedDefault("nolog"),
        Flag("protection_synflood", "Whether the node is protected against floods of new TCP connections. Unset means false.")
            .ImpliedDefault(false),
        Whole("protection_synflood_rate", "How many new connections from one address are let in each second. Unset means 200.").Between(1)
            .ImpliedDefault(200),
        Whole("protection_synflood_burst", "How many are let in before that limit holds. Unset means 1000.").Between(1)
            .ImpliedDefault(1000),
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = FirewallOptions.Of(
        "node", "NodeOptions", "a node", "/nodes/{node}/firewall/options", [Names.Node], "pve1", Settings,
        [
            new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
            new("Sys.Audit", "/nodes/{node}") { For = Purposes.Read | Purposes.Create },
        ],
        async (all, cancel) => (await all.Pve.GetAsync("/nodes", cancel: cancel)).Items,
        planned => new()
        {
            NodeIsOn = planned.Get(Names.Node) is { } node && planned.Get(Enabled) is { } isOn ? (node, isOn) : null,
        });
}
