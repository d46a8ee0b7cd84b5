using System.Net;
using System.Net.Sockets;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Shared;

/// <summary>Arithmetic with addresses and networks as PVE writes them.</summary>
internal static class IpNetworks
{
    /// <summary>The address of a text; null for what is none.</summary>
    public static IPAddress? Address(string text) => Formats.IpAddress.Canonical(text) is { } known ? IPAddress.Parse(known) : null;

    /// <summary>How many bits such an address has.</summary>
    public static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    /// <summary>The address or network without the bits behind the prefix; null for what is none.</summary>
    public static string? Masked(string text)
    {
        if (text.Split('/') is not [var host, var length] || Address(host) is not { } address
            || !int.TryParse(length, out var bits) || bits > Bits(address))
        {
            return Address(text) is null ? null : text;
        }

        var octets = address.GetAddressBytes();
        for (var i = 0; i < octets.Length; i++)
        {
            octets[i] &= (byte)(0xff00 >> Math.Clamp(bits - (i * 8), 0, 8));
        }

        return bits == Bits(address) ? host : $"{new IPAddress(octets)}/{bits}";
    }

    /// <summary>Whether an address, network or range holds the address.</summary>
    public static bool Holds(string part, IPAddress address)
    {
        if (part.Split('-') is [var first, var last])
        {
            return IPAddress.TryParse(first, out var from) && IPAddress.TryParse(last, out var to)
                && Compare(from, address) is <= 0 && Compare(address, to) is <= 0;
        }

        return Masked(part) is { } masked
            && (masked.Contains('/', StringComparison.Ordinal) ? IPNetwork.TryParse(masked, out var network) && network.Contains(address)
                : IPAddress.TryParse(masked, out var only) && only.Equals(address));
    }

    /// <summary>Which of two addresses comes first; null when they are not of one family.</summary>
    public static int? Compare(IPAddress one, IPAddress other) => one.AddressFamily != other.AddressFamily ? (int?)null
        : one.GetAddressBytes().AsSpan().SequenceCompareTo(other.GetAddressBytes());
}
