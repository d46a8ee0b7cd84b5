using System.Net;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>What must hold among the interfaces of a node.</summary>
internal static class InterfaceRules
{
    private static readonly string[] PortLists = ["bridge_ports", "slaves"];

    /// <summary>Fails where a gateway or a port is another interface's already, or an address is none for a host (400).</summary>
    public static void RequireFree(List<Section> all, string name, Dictionary<string, string> values)
    {
        foreach (var (key, noun) in new[] { ("gateway", "Default gateway"), ("gateway6", "Default ipv6 gateway") })
        {
            if (values.ContainsKey(key) && all.Find(other => other.Id != name && other[key] is not null) is { } holder)
            {
                throw PveError.Parameter(key, $"{noun} already exists on interface '{holder.Id}'.");
            }
        }
        foreach (var key in PortLists)
        {
            foreach (var port in PerlList.Split(values.GetValueOrDefault(key)))
            {
                if (all.Find(other => other.Id != name && Ports(other).Contains(port)) is { } user)
                {
                    throw PveError.Parameter(key, $"{port} is already used on interface '{user.Id}'.");
                }
            }
        }
        if (values.TryGetValue("address6", out var text) && IPAddress.TryParse(text, out var address) && Class(address) is { } wrong)
        {
            throw PveError.Parameter("address", $"{text} with type '{wrong}', cannot be used as host IPv6 address.");
        }
    }

    /// <summary>Fails where an interface is built on one that is not there.</summary>
    public static void Verify(List<Section> all)
    {
        foreach (var bond in all.Where(entry => entry.Type == "bond"))
        {
            foreach (var slave in Ports(bond))
            {
                var found = Find(all, slave);
                if (found is not { Type: "eth" or "bond" })
                {
                    throw PveError.Die($"bond '{bond.Id}' - wrong interface type on slave '{slave}' ('{found?.Type}' != 'eth or bond')");
                }

                found["autostart"] = "1";
            }
        }
        foreach (var vlan in all.Where(entry => entry.Type == "vlan"))
        {
            VerifyVlan(all, vlan);
        }

        foreach (var bridge in all.Where(entry => entry.Type == "bridge"))
        {
            foreach (var port in Ports(bridge).Where(port => InterfaceName.Vlan(port)?.Parent is null))
            {
                if (Find(all, port) is not { } found)
                {
                    throw PveError.Die($"bridge '{bridge.Id}' - unable to find bridge port '{port}'");
                }

                if (found["method"] == "static" || found["method6"] == "static")
                {
                    throw PveError.Die($"iface {port} - ip address can't be set on interface if bridged in {bridge.Id}");
                }
            }
        }
    }

    private static void VerifyVlan(List<Section> all, Section vlan)
    {
        var name = InterfaceName.Vlan(vlan.Id);
        var parent = name?.Parent ?? vlan["vlan-raw-device"]
            ?? throw PveError.Die("missing vlan-raw-device option at /usr/share/perl5/PVE/Network/Interfaces.pm line 954.");
        if (name is null && vlan["vlan-id"] is null)
        {
            throw PveError.Die("missing vlan-id option at /usr/share/perl5/PVE/Network/Interfaces.pm line 962.");
        }

        if (Find(all, parent) is not { } found)
        {
            throw PveError.Die($"vlan '{vlan.Id}' - unable to find parent '{parent}'");
        }

        if (found.Type is not ("eth" or "bridge" or "bond" or "vlan"))
        {
            throw PveError.Die($"vlan '{vlan.Id}' - wrong interface type on parent '{parent}' ('{found.Type}' != 'eth|bond|bridge|vlan' )");
        }
    }

    private static Section? Find(List<Section> all, string name) => all.Find(entry => entry.Id == name);

    private static IEnumerable<string> Ports(Section entry) => PortLists.SelectMany(key => PerlList.Split(entry[key]));

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
