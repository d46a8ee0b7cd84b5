using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of addresses and network names (<c>PVE::JSONSchema</c>, <c>PVE::Network::SDN</c>,
/// <c>PVE::DataCenterConfig</c>).</summary>
internal static partial class NetworkFormats
{
    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["mac-addr"] = v => Mac().IsMatch(v) ? null : "value does not look like a valid unicast MAC address\n",
        ["mac-prefix"] = v => MacPrefix().IsMatch(v) ? null : "value is not a valid unicast MAC address prefix\n",
        ["ipv4"] = v => IsIPv4(v) ? null : "value does not look like a valid IPv4 address\n",
        ["ipv6"] = v => IsIPv6(v) ? null : "value does not look like a valid IPv6 address\n",
        ["ip"] = v => IsIP(v) ? null : "value does not look like a valid IP address\n",
        ["ipv4mask"] = v => IsNetmask(v) ? null : "value does not look like a valid IP netmask\n",
        ["CIDRv4"] = v => IsCidrV4(v) ? null : "value does not look like a valid IPv4 CIDR network\n",
        ["CIDRv6"] = v => IsCidrV6(v) ? null : "value does not look like a valid IPv6 CIDR network\n",
        ["CIDR"] = v => IsCidrV4(v) || IsCidrV6(v) ? null : "value does not look like a valid CIDR network\n",
        ["pve-ipv4-config"] = v => v is "dhcp" or "manual" || IsCidrV4(v)
            ? null : "value does not look like a valid ipv4 network configuration\n",
        ["pve-ipv6-config"] = v => v is "auto" or "dhcp" or "manual" || IsCidrV6(v)
            ? null : "value does not look like a valid ipv6 network configuration\n",
        ["email"] = v => Email().IsMatch(v) ? null : "value does not look like a valid email address\n",
        ["email-or-username"] = v => Email().IsMatch(v) || EmailUser().IsMatch(v)
            ? null : "value does not look like a valid email address or user name\n",
        ["dns-name"] = v => DnsName().IsMatch(v) ? null : "value does not look like a valid DNS name\n",
        ["address"] = v => IsIP(v) || DnsName().IsMatch(v) ? null : $"value does not look like a valid address: {v}\n",
        ["pve-iface"] = v => Interface().IsMatch(v) ? null : $"invalid network interface name '{v}'\n",
        ["pve-vlan-id-or-range"] = VlanRange,
        ["pve-sdn-subnet-id"] = v => IsSubnet(v) ? null : "value does not look like a valid CIDR network\n",
        ["lxc-ip-with-ll-iface"] = v => IsLinkLocal(v) || IsIP(v) ? null : "value does not look like a valid IP address\n",
    };

    /// <summary>Dotted quad without leading zeros.</summary>
    public static bool IsIPv4(string value) => IPv4().IsMatch(value);

    /// <summary>IPv6 without zone.</summary>
    public static bool IsIPv6(string value) => IPv6Characters().IsMatch(value) && value.Contains(':', StringComparison.Ordinal)
        && IPAddress.TryParse(value, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    public static bool IsIP(string value) => IsIPv4(value) || IsIPv6(value);

    public static bool IsDnsName(string value) => DnsName().IsMatch(value);

    public static bool IsCidrV4(string value) => IsCidr(value, IsIPv4, 32);

    public static bool IsCidrV6(string value) => IsCidr(value, IsIPv6, 128);

    /// <summary><c>PVE::Tools::parse_host_and_port</c>.</summary>
    public static bool IsHostAndPort(string value)
    {
        var match = HostPort().Match(value);
        if (match.Success)
        {
            return true;
        }

        match = BracketPort().Match(value);
        if (match.Success)
        {
            return IsIPv6(match.Groups["host"].Value) || HostPort().IsMatch(match.Groups["host"].Value);
        }

        match = DottedPort().Match(value);
        return match.Success && (IsIPv6(value) || IsIPv6(match.Groups["host"].Value));
    }

    private static bool IsCidr(string value, Func<string, bool> isAddress, int longest)
    {
        var slash = value.LastIndexOf('/');
        return slash > 0 && isAddress(value[..slash]) && Digits().IsMatch(value[(slash + 1)..])
            && double.Parse(value[(slash + 1)..], CultureInfo.InvariantCulture) is var bits && bits > 7 && bits <= longest;
    }

    private static bool IsNetmask(string value)
    {
        if (!IsIPv4(value))
        {
            return false;
        }

        var bytes = IPAddress.Parse(value).GetAddressBytes();
        var mask = ~(((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3]);
        return (mask & (mask + 1)) == 0;
    }

    private static bool IsSubnet(string value)
    {
        if (!value.Contains('/', StringComparison.Ordinal))
        {
            var parts = value.Split('-');
            value = parts.Length > 2 ? $"{parts[1]}/{parts[2]}" : "/";
        }
        return IsCidrV4(value) || IsCidrV6(value);
    }

    private static bool IsLinkLocal(string value)
    {
        var match = LinkLocal().Match(value);
        return match.Success && IsIP(match.Groups["address"].Value) && Interface().IsMatch(match.Groups["iface"].Value);
    }

    private static string? VlanRange(string value)
    {
        var match = Vlan().Match(value);
        if (!match.Success)
        {
            return $"invalid VLAN configuration '{value}'\n";
        }

        var (first, last) = (match.Groups["first"].Value, match.Groups["last"].Value);
        foreach (var tag in new[] { first, last }.Where(t => t is not ("" or "0") || t == first))
        {
            if (double.Parse(tag, CultureInfo.InvariantCulture) is < 2 or > 4094)
            {
                return $"invalid VLAN tag '{tag}'\n";
            }
        }
        return last is not ("" or "0")
            && double.Parse(first, CultureInfo.InvariantCulture) >= double.Parse(last, CultureInfo.InvariantCulture)
            ? $"VLAN range must go from lower to higher tag '{value}'\n"
            : null;
    }

    [GeneratedRegex("^[a-f0-9][02468ace](?::[a-f0-9]{2}){5}$", RegexOptions.IgnoreCase)]
    private static partial Regex Mac();

    [GeneratedRegex("^[a-f0-9][02468ace](?::[a-f0-9]{2}){0,2}(?::[a-f0-9]?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex MacPrefix();

    [GeneratedRegex(@"^(?:(?:25[0-5]|(?:2[0-4]|1[0-9]|[1-9])?[0-9])\.){3}(?:25[0-5]|(?:2[0-4]|1[0-9]|[1-9])?[0-9])$")]
    private static partial Regex IPv4();

    [GeneratedRegex("^[0-9a-fA-F:.]+$")]
    private static partial Regex IPv6Characters();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[\w+\-~]+(\.[\w+\-~]+)*@[a-zA-Z0-9\-]+(\.[a-zA-Z0-9\-]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[\w+\-~]+(\.[\w+\-~]+)*$", RegexOptions.ExplicitCapture)]
    private static partial Regex EmailUser();

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?\.)*[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DnsName();

    [GeneratedRegex(@"^[a-z][a-z0-9_]{1,20}([:.][0-9]+)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Interface();

    [GeneratedRegex("^(?<first>[0-9]+)(?:-(?<last>[0-9]+))?$")]
    private static partial Regex Vlan();

    [GeneratedRegex("^(?<address>fe80:[^%]+)%(?<iface>.*)$")]
    private static partial Regex LinkLocal();

    [GeneratedRegex(@"^[a-zA-Z0-9\-.]+(?::[0-9]+)?$")]
    private static partial Regex HostPort();

    [GeneratedRegex(@"^\[(?<host>[^\]]+)\](?::[0-9]+)?$")]
    private static partial Regex BracketPort();

    [GeneratedRegex(@"^(?<host>[0-9a-fA-F:.]+?)(?:\.[0-9]+)?$")]
    private static partial Regex DottedPort();
}
