using System.Net;
using System.Net.Sockets;
using Proxmox.Client;

namespace Proxmox.Resources.Qemu;

/// <summary>The addresses in what the agent of a guest tells of its interfaces: <c>guest-network-get-interfaces</c>.</summary>
public static class AgentAddresses
{
    /// <summary>The addresses of one family that others can reach the guest at, in the guest's order: no loopback and no link-local ones.</summary>
    /// <param name="interfaces">The agent's answer.</param>
    /// <param name="family">IPv4 or IPv6.</param>
    public static IReadOnlyList<string> Of(PveData interfaces, AddressFamily family) =>
    [
        .. interfaces.Items.SelectMany(entry => entry["ip-addresses"].Items).Select(address => address["ip-address"].AsText())
            .Where(text => IPAddress.TryParse(text, out var address) && address.AddressFamily == family && IsReachable(address)).OfType<string>().Distinct(),
    ];

    private static bool IsReachable(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && (address.AddressFamily != AddressFamily.InterNetwork || address.GetAddressBytes() is not [169, 254, ..]);
}
