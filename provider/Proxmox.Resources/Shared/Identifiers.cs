using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Shared;

/// <summary>How PVE's objects and hosts may be called, wherever an attribute names one.</summary>
internal static partial class Identifiers
{
    /// <summary>A node: <c>pve-node</c>.</summary>
    public static Rule Node { get; } = Rule.Pattern("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?", "a node name of letters, digits and hyphens");

    /// <summary>A storage: <c>pve-storage-id</c>.</summary>
    public static Rule Storage { get; } =
        Rule.Pattern("[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]", "the name of a storage, such as \"local-lvm\"");

    /// <summary>A mapping and the like: <c>pve-configid</c>.</summary>
    public static Rule Mapping { get; } =
        Rule.Pattern("[A-Za-z][A-Za-z0-9_-]+", "two or more letters, digits, underscores and hyphens with a letter first");

    /// <summary>A bridge or VNet: <c>pve-bridge-id</c>.</summary>
    public static Rule Bridge { get; } = Rule.Pattern(@"[A-Za-z0-9._-]+", "the name of a bridge or VNet, such as \"vmbr0\"");

    /// <summary>A group of users: <c>pve-groupid</c>.</summary>
    public static Rule Group { get; } = Rule.Pattern(@"[A-Za-z0-9.\-_]+", "letters, digits, dots, underscores and hyphens");

    /// <summary>A volume: <c>pve-volume-id</c>.</summary>
    public static Rule Volume { get; } =
        Rule.Pattern("[A-Za-z][A-Za-z0-9._-]*[A-Za-z0-9]:[^, ]+", "a volume such as \"local:snippets/user.yaml\"");

    /// <summary>The pattern of a tag: <c>pve-tag</c>.</summary>
    public const string Tag = "[A-Za-z0-9_][A-Za-z0-9_+.-]*";

    /// <summary>A mail address: <c>email</c>.</summary>
    public static Rule Mail { get; } = Rule.Pattern(
        "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*",
        "a mail address");

    /// <summary>A network interface: <c>pve-iface</c>.</summary>
    public static Rule Interface { get; } =
        Rule.Pattern("[A-Za-z][A-Za-z0-9_]{1,20}([:.][0-9]+)?", "the name of a network interface, such as \"eno1\"");

    /// <summary>A name of the DNS: <c>dns-name</c>.</summary>
    public static Rule HostName { get; } = new("a host name or domain", value => value.AsText() is not { } text || Name().IsMatch(text));

    /// <summary>A host: <c>address</c>.</summary>
    public static Rule Host { get; } = new("a host name or an IP address", value => value.AsText() is not { } text || IsHost(text));

    /// <summary>A host with or without a port: <c>pve-storage-portal-dns</c>.</summary>
    public static Rule HostAndPort { get; } = new(
        "a host name or IP address with or without a port, such as \"192.0.2.5:3260\" or \"[2001:db8::5]:3260\"", value =>
            value.AsText() is not { } text || HasPort(text));

    private static bool HasPort(string text) => WithPort().Match(text) is { Success: true } match ? IsHost(match.Groups["host"].Value)
        : IsHost(text);

    private static bool IsHost(string text) => text.Contains(':', StringComparison.Ordinal)
        ? IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            && text.AsSpan().IndexOfAny('%', '[') < 0
        : Name().IsMatch(text);

    [GeneratedRegex(@"\A([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"\A(\[(?<host>[^\]]+)\](:[0-9]+)?|(?<host>[^:]+):[0-9]+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithPort();
}
