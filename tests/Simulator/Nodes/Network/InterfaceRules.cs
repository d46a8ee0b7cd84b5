using System.Net;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>What a request may not ask of an interface, with parameters that it names (<c>PVE::API2::Network</c>).</summary>
internal static class InterfaceRules
{
    private static readonly string[] PortLists = ["bridge_ports", "ovs_ports", "slaves", "ovs_bonds"];

    /// <summary>Fails where a gateway or a port is another interface's already.</summary>
    public static void RequireFree(InterfacesFile file, string name, Dictionary<string, string> values)
    {
        foreach (var (key, noun) in new[] { ("gateway", "Default gateway"), ("gateway6", "Default ipv6 gateway") })
        {
            if (values.ContainsKey(key) && file.Interfaces.Find(other => other.Name != name && other.Holds(key)) is { } holder)
            {
                throw PveError.Parameter(key, $"{noun} already exists on interface '{holder.Name}'.");
            }
        }

        var asked = PortLists.Where(key => values.GetValueOrDefault(key) is { Length: > 0 }).ToList();
        var ports = asked.SelectMany(key => PerlList.Split(values[key])).ToHashSet(StringComparer.Ordinal);
        foreach (var other in file.Interfaces.Where(other => other.Name != name))
        {
            if (Ports(other).FirstOrDefault(ports.Contains) is { } port)
            {
                throw PveError.Parameter(asked[0], $"{port} is already used on interface '{other.Name}'.");
            }
        }
    }

    /// <summary>Makes an address and a netmask of what was sent as one.</summary>
    public static void SplitNetworks(Dictionary<string, string> values)
    {
        foreach (var suffix in new[] { "", "6" })
        {
            if (!values.TryGetValue("cidr" + suffix, out var cidr) || cidr.Length == 0)
            {
                continue;
            }

            foreach (var key in new[] { "address" + suffix, "netmask" + suffix })
            {
                if (values.ContainsKey(key))
                {
                    throw PveError.Parameter(key, $"{key} conflicts with cidr{suffix}");
                }
            }

            values.Remove("cidr" + suffix);
            var slash = cidr.LastIndexOf('/');
            values["address" + suffix] = cidr[..slash];
            values["netmask" + suffix] = cidr[(slash + 1)..];
        }
    }

    /// <summary>Fails where an address is none for a host.</summary>
    public static void RequireHost(Dictionary<string, string> values)
    {
        if (values.TryGetValue("address6", out var text) && IPAddress.TryParse(text, out var address) && Class(address) is { } wrong)
        {
            throw PveError.Parameter("address", $"{text} with type '{wrong}', cannot be used as host IPv6 address.");
        }
    }

    /// <summary>The interfaces that another one has below it.</summary>
    public static IEnumerable<string> Ports(Interface entry) => PortLists.SelectMany(entry.Names);

    /// <summary>The class of an address that no host may have; null for others.</summary>
    private static string? Class(IPAddress address) => address switch
    {
        _ when address.ToString().StartsWith("2001:db8:", StringComparison.Ordinal) => "DOCUMENTATION",
        { IsIPv6Multicast: true } => "MULTICAST",
        _ when IPAddress.IsLoopback(address) => "LOOPBACK",
        _ when address.Equals(IPAddress.IPv6Any) => "UNSPECIFIED",
        _ => null,
    };
}
