using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests;

/// <summary>The addresses that an interface of a guest is given: <c>pve-ipv4-config</c>, <c>pve-ipv6-config</c>.</summary>
internal static class InterfaceAddress
{
    private static readonly Format Ipv4Notation =
        Notation("\"dhcp\", \"manual\", or an IPv4 address with prefix length such as \"192.0.2.10/24\"", isIpv6: false, "dhcp", "manual");

    private static readonly Format Ipv6Notation =
        Notation("\"auto\", \"dhcp\", \"manual\", or an IPv6 address with prefix length such as \"2001:db8::10/64\"", isIpv6: true, "auto",
            "dhcp", "manual");

    /// <summary>The IPv4 address.</summary>
    public static Field<string> Ipv4 { get; } =
        Text("ipv4_address", "IPv4 address with the length of its prefix, `dhcp`, or `manual` for none.").OnWire("ip").As(Ipv4Notation);

    /// <summary>The IPv4 gateway.</summary>
    public static Field<string> Ipv4Gateway { get; } =
        Text("ipv4_gateway", "IPv4 address of the gateway; it needs `ipv4_address`.").OnWire("gw").As(Formats.IpAddress);

    /// <summary>The IPv6 address.</summary>
    public static Field<string> Ipv6 { get; } =
        Text("ipv6_address", "IPv6 address with the length of its prefix, `auto` to take what routers announce (SLAAC), `dhcp`, or "
            + "`manual` for none.").OnWire("ip6").As(Ipv6Notation);

    /// <summary>The IPv6 gateway.</summary>
    public static Field<string> Ipv6Gateway { get; } =
        Text("ipv6_gateway", "IPv6 address of the gateway; it needs `ipv6_address`.").OnWire("gw6").As(Formats.IpAddress);

    /// <summary>All four.</summary>
    public static ImmutableArray<Field> All { get; } = [Ipv4, Ipv4Gateway, Ipv6, Ipv6Gateway];

    /// <summary>True for an address, and not a word for how one is found.</summary>
    public static bool IsStatic(string? address) => address?.Contains('/', StringComparison.Ordinal) is true;

    /// <summary>The gateways of interfaces that no address stands beside.</summary>
    /// <param name="at">The attribute that holds the interfaces.</param>
    /// <param name="name">What the interfaces are called in messages.</param>
    /// <param name="interfaces">The interfaces.</param>
    public static IEnumerable<Violation> GatewaysWithoutAddress(
        Field at, string name, IEnumerable<KeyValuePair<string, Attributes>> interfaces) =>
        from slot in interfaces
        from pair in ((Field Gateway, Field Address)[])[(Ipv4Gateway, Ipv4), (Ipv6Gateway, Ipv6)]
        where slot.Value.Has(pair.Gateway) && slot.Value[pair.Address].IsNull
        select new Violation(at,
            $"{name}[\"{slot.Key}\"] has {pair.Gateway.Name} without {pair.Address.Name}: set both, or leave the gateway to DHCP.");

    private static Format Notation(string expectation, bool isIpv6, params ImmutableArray<string> words) =>
        new("interface address", expectation, text =>
        words.Contains(text) ? text
        : text.Contains(':', StringComparison.Ordinal) == isIpv6 ? Formats.Cidr.Canonical(text)
        : null);
}
