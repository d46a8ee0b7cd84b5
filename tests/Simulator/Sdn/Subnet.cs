using System.Net;

namespace Proxmox.Simulator.Sdn;

/// <summary>A subnet by its id, <c>zone-address-length</c>.</summary>
internal sealed record Subnet
{
    /// <param name="id">The id; what is no address in it contains nothing.</param>
    public Subnet(string id)
    {
        var parts = id.Split('-');
        (Zone, Network, Mask) = parts is [var zone, var network, var mask, ..] ? (zone, network, mask) : (parts[0], "", "");
    }

    public string Zone { get; }

    public string Network { get; }

    /// <summary>The length of the prefix.</summary>
    public string Mask { get; }

    public string Cidr => $"{Network}/{Mask}";

    /// <summary>Whether an address lies in it, whatever stands behind the prefix of the network's own.</summary>
    public bool Contains(string address)
    {
        if (!IPAddress.TryParse(address, out var wanted) || !IPAddress.TryParse(Network, out var network)
            || wanted.AddressFamily != network.AddressFamily || !int.TryParse(Mask, out var length))
        {
            return false;
        }

        var (own, other) = (network.GetAddressBytes(), wanted.GetAddressBytes());
        return Enumerable.Range(0, length).All(bit => ((own[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }
}
