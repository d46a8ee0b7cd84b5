using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary><c>/etc/network/interfaces</c> (<c>PVE::Network::Interfaces</c>): the interfaces, and the lines between them that PVE leaves
/// alone.</summary>
internal sealed partial class InterfacesFile
{
    /// <summary>The number of the first interface.</summary>
    private const int First = 2;

    /// <summary>Other spellings of what an interface has.</summary>
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["ovs_mtu"] = "mtu",
        ["bond-slaves"] = "slaves",
        ["bond_slaves"] = "slaves",
        ["bond-xmit-hash-policy"] = "bond_xmit_hash_policy",
        ["bond-mode"] = "bond_mode",
        ["bond-miimon"] = "bond_miimon",
        ["bridge-vlan-aware"] = "bridge_vlan_aware",
        ["bridge-fd"] = "bridge_fd",
        ["bridge-stp"] = "bridge_stp",
        ["bridge-ports"] = "bridge_ports",
        ["bridge-vids"] = "bridge_vids",
    };

    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "mtu", "ovs_type", "ovs_options", "ovs_bridge", "ovs_bonds", "ovs_ports", "bridge_fd", "bridge_vids", "bridge-access",
        "bridge-learning", "bridge-arp-nd-suppress", "bridge-unicast-flood", "bridge-multicast-flood", "bridge-disable-mac-learning",
        "bond_miimon", "bond_xmit_hash_policy", "bond-primary", "link-type", "uplink-id", "vlan-protocol", "vlan-raw-device", "vlan-id",
        "vxlan-id", "vxlan-svcnodeip", "vxlan-physdev", "vxlan-local-tunnelip",
    };

    private static readonly string[] BondModes =
        ["balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"];

    private int _priority = First;

    /// <summary>The interfaces, in the order in which they are first named.</summary>
    public List<Interface> Interfaces { get; } = [];

    /// <summary>What stands between the interfaces, with its place among them.</summary>
    public List<(int Priority, string Line)> Others { get; private set; } = [];

    /// <summary>The interface of a name; null when it has none.</summary>
    public Interface? Find(string? name) => Interfaces.Find(entry => entry.Name == name);

    /// <summary>The interface of a name, which it has from now on.</summary>
    public Interface Open(string name)
    {
        if (Find(name) is { } found)
        {
            return found;
        }

        var added = new Interface(name);
        Interfaces.Add(added);
        return added;
    }

    /// <summary>Reads the file of a node that has these cards.</summary>
    public static InterfacesFile Parse(string text, IEnumerable<string> cards)
    {
        var file = new InterfacesFile();
        file.Read(text.Split('\n'));
        foreach (var card in cards)
        {
            file.Open(card).Exists = new(1);
        }

        InterfaceTypes.Complete(file);
        file.Others = [.. file.Others.Select(other => (other.Priority, Line: file.Remaining(other.Line))).Where(other =>
            other.Line.Length > 0)];
        return file;
    }

    private void Read(string[] lines)
    {
        for (var i = 0; i < lines.Length;)
        {
            var line = lines[i];
            if (Comment().IsMatch(line))
            {
                i++;
            }
            else if (Auto().Match(line) is { Success: true } auto)
            {
                foreach (var name in auto.Groups[1].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                {
                    Open(name).IsStarted = true;
                }

                i++;
            }
            else if (Head().Match(line) is { Success: true } head)
            {
                i = ReadStanza(lines, i + 1, head);
            }
            else
            {
                if (line.Any(letter => char.IsLetterOrDigit(letter) || letter == '_'))
                {
                    Others.Add((_priority++, line));
                }

                i++;
            }
        }
    }

    private int ReadStanza(string[] lines, int from, Match head)
    {
        var entry = Open(head.Groups["name"].Value);
        entry.Priority ??= _priority++;
        (entry.Families ??= []).Add(head.Groups["family"].Value);
        var suffix = head.Groups["family"].Value["inet".Length..];
        entry["method" + suffix] = head.Groups["method"].Value;
        var (comments, options) = ("", new List<string>());
        var i = from;
        for (; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (Comment().Match(line) is { Success: true } comment)
            {
                comments += comment.Groups[1].Value + "\n";
            }
            else if (!Keyword().IsMatch(line) && Option().Match(line) is { Success: true } option)
            {
                if (!Set(entry, option.Groups["key"].Value, option.Groups["value"].Value, suffix))
                {
                    options.Add(option.Groups["whole"].Value);
                }
            }
            else
            {
                break;
            }
        }

        if (comments.Length > 0)
        {
            entry["comments" + suffix] = comments;
        }

        if (options.Count > 0)
        {
            entry.Options[suffix] = options;
        }

        return i;
    }

    private static bool Set(Interface entry, string spelling, string value, string suffix)
    {
        var key = Spellings.GetValueOrDefault(spelling, spelling);
        switch (key)
        {
            case "address" or "netmask" or "broadcast" or "gateway":
                entry[key + suffix] = value;
                return true;
            case "slaves" or "bridge_ports":
                var names = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => name != "none").Distinct()
                    .Order(StringComparer.Ordinal);
                entry[key] = string.Join(' ', names.Prepend(entry[key] ?? "").Where(part => part.Length > 0));
                return true;
            case "bridge_stp":
                entry[key] = value.Trim().ToLowerInvariant() is "on" or "yes" ? "on" : "off";
                return true;
            case "bridge_vlan_aware":
                entry[key] = "1";
                return true;
            case "bond_mode":
                entry[key] = int.TryParse(value, out var mode) && mode < BondModes.Length ? BondModes[mode] : value;
                return true;
            default:
                if (Texts.Contains(key))
                {
                    entry[key] = value;
                }

                return Texts.Contains(key);
        }
    }

    // What a bridge of Open vSwitch starts by itself has lines of the bridge's name.
    private string Remaining(string line)
    {
        if (Allow().Match(line) is not { Success: true } allow)
        {
            return line;
        }

        var own = Find(allow.Groups[1].Value)?.Names("ovs_ports") ?? [];
        var ports = allow.Groups[2].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Except(own).ToList();
        return ports.Count == 0 ? "" : $"allow-{allow.Groups[1].Value} {string.Join(' ', ports)}";
    }

    [GeneratedRegex(@"^\s*#(.*?)\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(?:allow-auto|auto|allow-ovs|allow-hotplug)\s+(.*)$")]
    private static partial Regex Auto();

    [GeneratedRegex(@"^\s*iface\s+(?<name>\S+)\s+(?<family>inet6?)\s+(?<method>\S+)\s*$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(?:(?:iface|mapping|auto|source|source-directory)\s|allow-)")]
    private static partial Regex Keyword();

    [GeneratedRegex(@"^\s*(?<whole>(?<key>\S+)\s+(?<value>.+))$")]
    private static partial Regex Option();

    [GeneratedRegex(@"^allow-(\S+)\s+(.*)$")]
    private static partial Regex Allow();
}
