using System.Net;
using System.Net.Sockets;
using Proxmox.Client;

namespace Proxmox.Resources.Guests;

/// <summary>
/// The addresses in what the agent of a guest tells of its interfaces (<c>guest-network-get-interfaces</c>) that others can reach it at.
/// </summary>
internal static class ReachableAddresses
{
    /// <summary>The attribute with the addresses of IPv4.</summary>
    public const string Ipv4 = "ipv4_addresses";

    /// <summary>The attribute with the addresses of IPv6.</summary>
    public const string Ipv6 = "ipv6_addresses";

    /// <summary>The addresses of all interfaces in the guest's order: no loopback and no link-local ones.</summary>
    public static IReadOnlyList<IPAddress> Of(PveData interfaces) => Among(
        interfaces.Items.SelectMany(entry => entry["ip-addresses"].Items).Select(entry => entry["ip-address"].AsText()).OfType<string>());

    /// <summary>Those among the texts.</summary>
    public static IReadOnlyList<IPAddress> Among(IEnumerable<string> addresses) =>
    [
        // Some guests tell the zone of an address behind it.
        .. addresses.Select(text => IPAddress.TryParse(text.Split('%')[0], out var address) ? address : null)
            .OfType<IPAddress>().Where(IsReachable).Distinct(),
    ];

    /// <summary>Those of one family, as PVE would tell them.</summary>
    public static PveData OfFamily(IEnumerable<IPAddress> addresses, AddressFamily family) =>
        PveData.Array(addresses.Where(address => address.AddressFamily == family).Select(address => PveData.Of(address.ToString())));

    private static bool IsReachable(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal
            && (address.AddressFamily != AddressFamily.InterNetwork || address.GetAddressBytes() is not [169, 254, ..]);
}
