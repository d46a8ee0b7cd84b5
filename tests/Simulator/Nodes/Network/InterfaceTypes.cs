using System.Net;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>What PVE concludes of an interface from its name and from what it has, when it reads the file.</summary>
internal static partial class InterfaceTypes
{
    /// <summary>The interface that a name stands on: <c>eth0</c> for <c>eth0.5</c>; null for other names.</summary>
    public static (string Parent, string Id)? Child(string name) =>
        Dotted().Match(name) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>The VLAN of a name such as <c>vlan5</c>; null for other names.</summary>
    public static string? Tag(string name) => Vlan().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Completes what was read.</summary>
    public static void Complete(InterfacesFile file)
    {
        if (file.Find("lo") is null)
        {
            var loopback = file.Open("lo");
            (loopback.Priority, loopback["method"], loopback.IsStarted) = (1, "loopback", true);
        }

        // What is only spoken of while this goes on is not completed.
        foreach (var entry in file.Interfaces.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList())
        {
            entry.Type = Classify(file, entry);
            foreach (var suffix in new[] { "", "6" })
            {
                CompleteAddress(entry, suffix);
                entry["method" + suffix] ??= "manual";
            }

            if (entry["comments6"] is { } comments)
            {
                (entry["comments"], entry["comments6"]) = (entry["comments"] + comments, null);
            }

            entry.Families ??= ["inet"];
        }
    }

    private static string Classify(InterfacesFile file, Interface entry)
    {
        var ovs = entry["ovs_type"];
        if (entry["bridge_ports"] is not null)
        {
            entry["bridge_stp"] ??= "off";
            entry["bridge_fd"] ??= entry["bridge_stp"] == "off" ? "0" : null;
            return "bridge";
        }

        if (ovs == "OVSBridge")
        {
            return ovs;
        }

        if (Bond().IsMatch(entry.Name))
        {
            return ovs switch { null or "" => "bond", "OVSBond" => OvsBond(entry), _ => "unknown" };
        }

        if (Alias().Match(entry.Name) is { Success: true } alias)
        {
            entry.Exists = ExistsOf(file, alias.Groups[1].Value);
            return "alias";
        }

        if (Child(entry.Name) is { } child)
        {
            entry["vlan-raw-device"] ??= child.Parent;
            entry["vlan-id"] = child.Id;
        }
        else if (entry["vlan-raw-device"] is not null && Tag(entry.Name) is { } tag)
        {
            entry["vlan-id"] = tag;
        }

        if (entry["vlan-raw-device"] is { } parent)
        {
            entry.Exists = ExistsOf(file, parent);
            return "vlan";
        }

        return IsCard(entry) ? ovs switch { null or "" => "eth", "OVSPort" => Tagged(entry, ovs), _ => "unknown" }
            : entry.Name == "lo" ? "loopback"
            : entry["vxlan-id"] is not null ? "vxlan"
            : ovs == "OVSIntPort" ? Tagged(entry, ovs)
            : entry["link-type"] == "dummy" ? "dummy"
            : "unknown";
    }

    private static bool IsCard(Interface entry) => entry.Exists is { Type: JTokenType.Integer } || Physical().IsMatch(entry.Name);

    private static string OvsBond(Interface entry)
    {
        var mode = OvsOptions.Take(entry, "bond_mode");
        if (OvsOptions.Take(entry, "lacp") == "active" && mode == "balance-slb")
        {
            mode = "lacp-balance-slb";
        }

        entry["bond_mode"] = mode == "balance-tcp" ? "lacp-balance-tcp" : mode;
        return Tagged(entry, "OVSBond");
    }

    private static string Tagged(Interface entry, string type)
    {
        entry["ovs_tag"] = OvsOptions.Take(entry, "tag") ?? entry["ovs_tag"];
        return type;
    }

    // Whatever is spoken of is an interface from then on, of which nothing else is known.
    private static JValue ExistsOf(InterfacesFile file, string name)
    {
        if (file.Find(name) is { } found)
        {
            return found.Exists ?? JValue.CreateNull();
        }

        file.Open(name).Exists = new(0);
        return new(0);
    }

    private static void CompleteAddress(Interface entry, string suffix)
    {
        if (entry["address" + suffix] is not { Length: > 0 } address)
        {
            return;
        }

        var netmask = entry["netmask" + suffix];
        if (address.LastIndexOf('/') is > 0 and var slash)
        {
            (entry["address" + suffix], netmask) = (address[..slash], address[(slash + 1)..]);
        }
        else if (IPAddress.TryParse(netmask, out var mask) && netmask.Contains('.', StringComparison.Ordinal))
        {
            netmask = $"{mask.GetAddressBytes().Sum(part => BitOperations.PopCount(part))}";
        }

        entry["netmask" + suffix] = netmask;
        entry["cidr" + suffix] = $"{entry["address" + suffix]}/{netmask ?? (suffix.Length == 0 ? "32" : "128")}";
    }

    [GeneratedRegex(@"^bond\d+$")]
    private static partial Regex Bond();

    [GeneratedRegex(@"^(\S+):\d+$")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^(\S+)\.(\d+)$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^vlan(\d+)$")]
    private static partial Regex Vlan();

    [GeneratedRegex(@"^(?:eth\d+|en[^:.]+|ib[^:.]+|(?:nic|if)\d+)$")]
    private static partial Regex Physical();
}
