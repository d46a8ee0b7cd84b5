using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Firewall;

/// <summary>The types of ICMP messages that rules know by name.</summary>
internal static class IcmpTypes
{
    /// <summary>A text that is one of them.</summary>
    public static Rule Known { get; } = new(
        "the name of an ICMP type, such as \"echo-request\"", value =>
            value.AsText() is not { } text || V4.Contains(text) || V6.Contains(text))
    {
        Cause = value => value.AsText() is { } text && NearestName.Of(text, [.. V4.Union(V6)]) is { } meant
            ? $"Did you mean \"{meant}\"?" : null,
    };

    /// <summary>Those of IPv4.</summary>
    public static ImmutableArray<string> V4 { get; } =
    [
        "any", "echo-reply", "destination-unreachable", "network-unreachable", "host-unreachable", "protocol-unreachable",
        "port-unreachable", "fragmentation-needed", "source-route-failed", "network-unknown", "host-unknown", "network-prohibited",
        "host-prohibited", "TOS-network-unreachable", "TOS-host-unreachable", "communication-prohibited", "host-precedence-violation",
        "precedence-cutoff", "source-quench", "redirect", "network-redirect", "host-redirect", "TOS-network-redirect",
        "TOS-host-redirect", "echo-request", "router-advertisement", "router-solicitation", "time-exceeded", "ttl-zero-during-transit",
        "ttl-zero-during-reassembly", "parameter-problem", "ip-header-bad", "required-option-missing", "timestamp-request",
        "timestamp-reply", "address-mask-request", "address-mask-reply",
    ];

    /// <summary>Those of IPv6.</summary>
    public static ImmutableArray<string> V6 { get; } =
    [
        "destination-unreachable", "no-route", "communication-prohibited", "beyond-scope", "address-unreachable", "port-unreachable",
        "failed-policy", "reject-route", "packet-too-big", "time-exceeded", "ttl-zero-during-transit", "ttl-zero-during-reassembly",
        "parameter-problem", "bad-header", "unknown-header-type", "unknown-option", "echo-request", "echo-reply", "router-solicitation",
        "router-advertisement", "neighbor-solicitation", "neighbour-solicitation", "neighbor-advertisement", "neighbour-advertisement",
        "redirect",
    ];
}
