using System.Globalization;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>What must hold among interfaces when they are written, and what then follows for those that others are built on
/// (<c>PVE::Network::Interfaces</c>).</summary>
/// <param name="file">The interfaces.</param>
/// <param name="source">Where PVE writes them.</param>
internal sealed class InterfaceVerifier(InterfacesFile file, InterfacesSource source)
{
    private const long StandardMtu = 1500;

    private static readonly string[] BridgePortOptions =
        ["bridge-learning", "bridge-arp-nd-suppress", "bridge-unicast-flood", "bridge-multicast-flood", "bridge-access"];

    /// <summary>Fails with the first thing that does not hold.</summary>
    public void Verify()
    {
        var users = RequireOneUserEach();
        DropUnusedOvsPorts(users);
        foreach (var bridge in All("OVSBridge"))
        {
            TakeOvsPorts(bridge);
        }

        foreach (var bond in All("OVSBond"))
        {
            VerifyOvsBond(bond);
        }

        foreach (var bond in All("bond"))
        {
            VerifyBond(bond);
        }

        foreach (var vlan in All("vlan"))
        {
            VerifyVlan(vlan);
        }

        foreach (var bridge in All("bridge"))
        {
            foreach (var port in bridge.Names("bridge_ports"))
            {
                VerifyBridgePort(bridge, port);
            }
        }

        VerifyPortOptions();
    }

    private IEnumerable<Interface> All(string type) => file.Interfaces.Where(entry => entry.Type == type).ToList();

    private Dictionary<string, string> RequireOneUserEach()
    {
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in file.Interfaces)
        {
            entry["address"] ??= entry["cidr"];
            entry["address6"] ??= entry["cidr6"];
            foreach (var port in InterfaceRules.Ports(entry))
            {
                if (users.TryGetValue(port, out var other) && other != entry.Name)
                {
                    throw PveError.Die($"port '{port}' is already used on interface '{other}'");
                }

                users[port] = entry.Name;
            }
        }

        return users;
    }

    // A card stays, with nothing of what it was on the bridge.
    private void DropUnusedOvsPorts(Dictionary<string, string> users)
    {
        foreach (var entry in file.Interfaces.Where(entry => entry.IsOnOvs).ToList())
        {
            var user = file.Find(users.GetValueOrDefault(entry.Name));
            if (user is null)
            {
                entry.Values.Clear();
                (entry.Type, entry["method"], entry.Families, entry.Priority) = ("eth", "manual", ["inet"], null);
            }
            else if (user.Type != "OVSBridge")
            {
                file.Interfaces.Remove(entry);
            }
        }
    }

    private void TakeOvsPorts(Interface bridge)
    {
        foreach (var name in bridge.Names("ovs_ports"))
        {
            var port = file.Find(name) ?? throw PveError.Die($"OVS bridge '{bridge.Name}' - unable to find port '{name}'");
            port.IsStarted = false;
            if (port.Type == "eth")
            {
                port.Type = "OVSPort";
            }
            else if (!port.IsOnOvs)
            {
                throw PveError.Die($"interface '{name}' is not defined as OVS port/bond");
            }

            port["ovs_bridge"] = bridge.Name;
            RequireRoom(bridge, port);
        }
    }

    private void VerifyOvsBond(Interface bond)
    {
        foreach (var name in bond.Names("ovs_bonds"))
        {
            var slave = file.Find(name);
            if (slave?.Type != "eth")
            {
                throw PveError.Die($"OVS bond '{bond.Name}' - wrong interface type on slave '{name}' ('{slave?.Type}' != 'eth')");
            }

            slave.IsStarted = true;
            RequireRoom(bond, slave);
        }
    }

    private void VerifyBond(Interface bond)
    {
        var slaves = bond.Names("slaves");
        foreach (var name in slaves)
        {
            var slave = file.Find(name);
            if (slave is not { Type: "eth" or "bond" })
            {
                throw PveError.Die($"bond '{bond.Name}' - wrong interface type on slave '{name}' ('{slave?.Type}' != 'eth or bond')");
            }

            slave.IsStarted = true;
            RequireRoom(bond, slave);
        }

        if (slaves.Count > 0 && bond.Holds("bond-primary") && !slaves.Contains(bond["bond-primary"]!))
        {
            throw source.Die($"bond '{bond.Name}' - bond-primary interface is not a slave", source.Primary);
        }
    }

    private void VerifyVlan(Interface vlan)
    {
        var (parent, id) = InterfaceTypes.Child(vlan.Name) is { } child ? child : (null, InterfaceTypes.Tag(vlan.Name));
        if (parent is not null)
        {
            vlan["vlan-raw-device"] = null;
        }
        else
        {
            parent = vlan.Holds("vlan-raw-device") ? vlan["vlan-raw-device"]!
                : throw source.Die("missing vlan-raw-device option", source.Parent);
        }

        if (id is not null)
        {
            vlan["vlan-id"] = null;
        }

        id ??= vlan.Holds("vlan-id") ? vlan["vlan-id"]! : throw source.Die("missing vlan-id option", source.Id);
        if (double.Parse(id, CultureInfo.InvariantCulture) > 4094)
        {
            throw PveError.Die($"vlan '{vlan.Name}' - vlan-id {id} should be <= 4094");
        }

        var found = file.Find(parent) ?? throw PveError.Die($"vlan '{vlan.Name}' - unable to find parent '{parent}'");
        if (found.Type is not ("eth" or "bridge" or "bond" or "vlan"))
        {
            throw PveError.Die(
                $"vlan '{vlan.Name}' - wrong interface type on parent '{parent}' ('{found.Type}' != 'eth|bond|bridge|vlan' )");
        }

        RequireRoom(found, vlan);
    }

    private void VerifyBridgePort(Interface bridge, string name)
    {
        // A VLAN needs not be in the file to be a port.
        var mtu = file.Find(name) is { } port ? port["mtu"]
            : InterfaceTypes.Child(name) is { } child ? file.Find(child.Parent)?["mtu"]
            : throw PveError.Die($"bridge '{bridge.Name}' - unable to find bridge port '{name}'");
        if (file.Find(name) is { } found && (HasAddress(found, "", "0.0.0.0") || HasAddress(found, "6", "::")))
        {
            throw PveError.Die($"iface {name} - ip address can't be set on interface if bridged in {bridge.Name}");
        }

        RequireRoom(name, file.Find(name)?.Type == "bond" ? mtu ?? bridge["mtu"] : mtu, bridge);
    }

    private static bool HasAddress(Interface entry, string suffix, string none) =>
        entry["method" + suffix] == "static" && entry["address" + suffix] != none;

    private static void RequireRoom(Interface parent, Interface child) =>
        RequireRoom(parent.Name, parent["mtu"] ?? (parent.Type == "bond" ? child["mtu"] : null), child);

    private static void RequireRoom(string parent, string? size, Interface child)
    {
        if (!child.Holds("mtu"))
        {
            return;
        }

        var (outer, inner) = (size is null ? StandardMtu : Number(size), Number(child["mtu"]!));
        if (outer < inner)
        {
            throw PveError.Die($"interface '{parent}' - mtu {outer} is lower than '{child.Name}' - mtu {inner}");
        }
    }

    private void VerifyPortOptions()
    {
        var ports = All("bridge").SelectMany(bridge => bridge.Names("bridge_ports").Select(port => (port, bridge)))
            .ToLookup(pair => pair.port, pair => pair.bridge);
        foreach (var entry in file.Interfaces)
        {
            if (BridgePortOptions.FirstOrDefault(entry.Holds) is { } option && !ports.Contains(entry.Name))
            {
                throw PveError.Die($"iface {entry.Name} - {option}: bridge port specific options can be used only on interfaces attached "
                    + "to a bridge");
            }

            if (entry.Holds("bridge-access") && !ports[entry.Name].First().Holds("bridge_vlan_aware"))
            {
                throw PveError.Die($"iface {entry.Name} - bridge-access option can be only used if interface is in a vlan aware bridge");
            }
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
