using System.Net;
using System.Net.Sockets;

namespace Proxmox.Simulator.Firewall;

/// <summary>Addresses and networks as firewall files have them.</summary>
internal static class NamedAddress
{
    /// <summary>Without the length of a prefix that says nothing (<c>parse_ip_or_cidr</c>).</summary>
    public static string Bare(string cidr) => cidr switch
    {
        _ when cidr.EndsWith("/32", StringComparison.Ordinal) && Family(cidr) == 4 => cidr[..^3],
        _ when cidr.EndsWith("/128", StringComparison.Ordinal) => cidr[..^4],
        _ => cidr,
    };

    /// <summary>Without the bits behind the prefix (<c>clean_cidr</c>).</summary>
    public static string Clean(string cidr)
    {
        if (cidr.Split('/') is not [var address, var length] || !int.TryParse(length, out var bits))
        {
            return cidr;
        }

        var octets = IPAddress.Parse(address).GetAddressBytes();
        for (var i = 0; i < octets.Length; i++)
        {
            octets[i] &= (byte)(0xff00 >> Math.Clamp(bits - (i * 8), 0, 8));
        }

        return $"{new IPAddress(octets)}/{length}";
    }

    /// <summary>4 or 6.</summary>
    public static int Family(string addresses) =>
        IPAddress.Parse(addresses.Split(',', '-', '/')[0]).AddressFamily == AddressFamily.InterNetwork ? 4 : 6;
}
