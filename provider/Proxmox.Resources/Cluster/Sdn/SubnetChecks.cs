using System.Net;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>Where addresses of a subnet may lie (<c>PVE::Network::SDN::SubnetPlugin</c>).</summary>
internal static class SubnetChecks
{
    /// <summary>A gateway outside of the network; a single IPv4 address has its gateway elsewhere.</summary>
    public static Constraint Gateway(Field<string> cidr, Field<string> gateway) => new(config =>
        config.Get(cidr) is { } network && config.Get(gateway) is { } text && IpNetworks.Address(text) is { } address
            && !IpNetworks.Holds(network, address) && !network.EndsWith("/32", StringComparison.Ordinal)
            ? [new(gateway, $"gateway {text} is not in {network}: give an address of that network, or change cidr.")] : []);

    /// <summary>Ranges that are turned round, reach out of the network, or overlap.</summary>
    public static Constraint Ranges(
        Field<string> cidr, Field<IReadOnlyList<Attributes>> ranges, Field<string> start, Field<string> end) => new(config =>
    {
        if (!config.Has(ranges))
        {
            return [];
        }

        var said = new List<Violation>();
        var known = new List<(IPAddress From, IPAddress To, string Text)>();
        foreach (var range in config[ranges].Items.Where(range => !range.IsUnknown).Select(range => new Attributes(range)))
        {
            if (range.Get(start) is not { } first || range.Get(end) is not { } last
                || IpNetworks.Address(first) is not { } from || IpNetworks.Address(last) is not { } to)
            {
                continue;
            }

            var text = $"{first} to {last}";
            if (IpNetworks.Compare(from, to) is not <= 0)
            {
                Say($"A range begins at its lower address: {text} does not. Turn it round.");
                continue;
            }

            if (config.Get(cidr) is { } network && !(IpNetworks.Holds(network, from) && IpNetworks.Holds(network, to)))
            {
                Say($"{text} is not in {network}: give addresses of that network, or change cidr.");
            }

            if (known.Find(other => IpNetworks.Compare(from, other.To) is <= 0 && IpNetworks.Compare(other.From, to) is <= 0)
                is { Text: { } beside })
            {
                Say($"{text} and {beside} overlap: make one range of them, or part them.");
            }

            known.Add((from, to, text));
        }

        return said;

        void Say(string text) => said.Add(new(ranges, text));
    });
}
