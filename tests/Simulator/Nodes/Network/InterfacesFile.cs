using System.Text;
using System.Text.RegularExpressions;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary><c>/etc/network/interfaces</c>: a section for each interface, with PVE's names for its properties
/// (<c>PVE::Network::Interfaces</c>).</summary>
internal static partial class InterfacesFile
{
    /// <summary>Properties whose name in the file is another one.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["slaves"] = "bond-slaves",
        ["bond_miimon"] = "bond-miimon",
        ["bond_mode"] = "bond-mode",
        ["bond_xmit_hash_policy"] = "bond-xmit-hash-policy",
        ["bridge_ports"] = "bridge-ports",
        ["bridge_stp"] = "bridge-stp",
        ["bridge_fd"] = "bridge-fd",
        ["bridge_vlan_aware"] = "bridge-vlan-aware",
        ["bridge_vids"] = "bridge-vids",
    };

    private static readonly Dictionary<string, string> Properties =
        Names.ToDictionary(name => name.Value, name => name.Key, StringComparer.Ordinal);

    /// <summary>What is no line of its own.</summary>
    private static readonly HashSet<string> Unwritten = new(StringComparer.Ordinal)
    {
        "priority", "autostart", "families", "comments",
        "method", "address", "netmask", "gateway", "method6", "address6", "netmask6", "gateway6",
    };

    /// <summary>Reads the interfaces in the order of the file; the loopback is left out.</summary>
    public static List<Section> Parse(string text)
    {
        var started = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<(string Name, Dictionary<string, string> Values)>();
        Dictionary<string, string>? current = null;
        var suffix = "";
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("auto ", StringComparison.Ordinal))
            {
                started.Add(line["auto ".Length..]);
            }
            else if (Head().Match(line) is { Success: true } head)
            {
                (current, suffix) = (Open(found, head), head.Groups["suffix"].Value);
            }
            else if (line.StartsWith('#') && current is not null)
            {
                current["comments"] = current.GetValueOrDefault("comments") + line[1..] + "\n";
            }
            else if (line.Trim().Split(' ', 2) is [var key, var value] && current is not null)
            {
                Read(current, key, value, suffix);
            }
        }
        return [.. found.Where(entry => entry.Name != "lo")
            .Select(entry => Complete(entry.Name, entry.Values, started.Contains(entry.Name)))];
    }

    private static Dictionary<string, string> Open(List<(string Name, Dictionary<string, string> Values)> found, Match head)
    {
        var name = head.Groups["name"].Value;
        var values = found.Find(entry => entry.Name == name).Values;
        if (values is null)
        {
            found.Add((name, values = new(StringComparer.Ordinal)));
        }

        var family = "inet" + head.Groups["suffix"].Value;
        values["families"] = values.TryGetValue("families", out var others) ? $"{others} {family}" : family;
        values["method" + head.Groups["suffix"].Value] = head.Groups["method"].Value;
        return values;
    }

    private static void Read(Dictionary<string, string> values, string key, string value, string suffix)
    {
        switch (key)
        {
            case "address" when value.Split('/') is [var address, var bits]:
                values["address" + suffix] = address;
                values["netmask" + suffix] = bits;
                break;
            case "gateway":
                values["gateway" + suffix] = value;
                break;
            case "bond-slaves" or "bridge-ports":
                values[Properties[key]] = value == "none" ? "" : value;
                break;
            case "bridge-vlan-aware":
                values[Properties[key]] = "1";
                break;
            default:
                values[Properties.GetValueOrDefault(key, key)] = value;
                break;
        }
    }

    private static Section Complete(string name, Dictionary<string, string> values, bool autostart)
    {
        var type = InterfaceName.Type(name, values.ContainsKey("bridge_ports"), values.ContainsKey("vlan-raw-device"));
        var section = new Section(type, name);
        foreach (var (key, value) in values)
        {
            section[key] = value;
        }

        if (section.Type == "vlan" && InterfaceName.Vlan(name) is { } vlan)
        {
            section["vlan-raw-device"] ??= vlan.Parent;
            section["vlan-id"] = vlan.Id;
        }
        section["autostart"] = autostart ? "1" : null;
        section["method"] ??= "manual";
        section["method6"] ??= "manual";
        return section;
    }

    /// <summary>Writes the interfaces by kind, and those of a kind in the order in which they come.</summary>
    public static string Render(IEnumerable<Section> interfaces)
    {
        var all = interfaces.ToList();
        var text = new StringBuilder("auto lo\niface lo inet loopback\n\n");
        var kept = all.Where(entry => entry["priority"] is not null).ToList();
        foreach (var entry in all.OrderBy(entry => InterfaceName.Rank(entry.Id, name => all.Find(other => other.Id == name)?.Type))
            .ThenBy(entry => kept.IndexOf(entry) is >= 0 and var place ? place : int.MaxValue)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal))
        {
            Write(text, entry);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, Section entry)
    {
        if (entry["autostart"] == "1")
        {
            text.Append($"auto {entry.Id}\n");
        }

        var families = entry["families"]!.Split(' ');
        foreach (var family in families)
        {
            var suffix = family["inet".Length..];
            text.Append($"iface {entry.Id} {family} {entry["method" + suffix]}\n");
            if (entry["address" + suffix] is { } address)
            {
                text.Append($"\taddress {address}/{entry["netmask" + suffix]}\n");
            }

            if (entry["gateway" + suffix] is { } gateway)
            {
                text.Append($"\tgateway {gateway}\n");
            }

            if (family == families[0])
            {
                foreach (var (key, value) in Options(entry))
                {
                    text.Append($"\t{Names.GetValueOrDefault(key, key)} {value}\n");
                }

                foreach (var line in (entry["comments"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    text.Append($"#{line}\n");
                }
            }
            text.Append('\n');
        }
    }

    private static IEnumerable<(string Key, string Value)> Options(Section entry)
    {
        var own = entry.Properties.Where(property => !Unwritten.Contains(property.Key)).ToDictionary(StringComparer.Ordinal);
        switch (entry.Type)
        {
            case "bridge":
                yield return ("bridge_ports", Ports(own, "bridge_ports"));
                yield return ("bridge_stp", Take(own, "bridge_stp") ?? "off");
                yield return ("bridge_fd", Take(own, "bridge_fd") ?? "0");
                var vlans = Take(own, "bridge_vids") ?? "2-4094";
                if (Take(own, "bridge_vlan_aware") is not null)
                {
                    yield return ("bridge_vlan_aware", "yes");
                    yield return ("bridge_vids", vlans);
                }
                break;
            case "bond":
                var mode = Take(own, "bond_mode") ?? "balance-rr";
                var (policy, primary) = (Take(own, "bond_xmit_hash_policy"), Take(own, "bond-primary"));
                yield return ("slaves", Ports(own, "slaves"));
                yield return ("bond_miimon", Take(own, "bond_miimon") ?? "100");
                yield return ("bond_mode", mode);
                if (policy is not null && mode is "balance-xor" or "802.3ad")
                {
                    yield return ("bond_xmit_hash_policy", policy);
                }

                if (primary is not null && mode == "active-backup")
                {
                    yield return ("bond-primary", primary);
                }

                break;
            case "vlan" when InterfaceName.Vlan(entry.Id) is { } vlan:
                own.Remove("vlan-id");
                if (vlan.Parent is not null)
                {
                    own.Remove("vlan-raw-device");
                }

                break;
        }
        foreach (var (key, value) in own)
        {
            yield return (key, value);
        }
    }

    private static string Ports(Dictionary<string, string> own, string key) =>
        string.Join(' ', PerlList.Split(Take(own, key))) is { Length: > 0 } ports ? ports : "none";

    private static string? Take(Dictionary<string, string> own, string key) => own.Remove(key, out var value) ? value : null;

    [GeneratedRegex(@"^iface (?<name>\S+) inet(?<suffix>6?) (?<method>\S+)$")]
    private static partial Regex Head();
}
