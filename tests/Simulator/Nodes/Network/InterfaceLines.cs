using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>The lines that interfaces of a kind have in an order of their own, defaults written out.</summary>
internal sealed partial class InterfaceLines
{
    private static readonly string[] OvsBondModes = ["active-backup", "balance-slb", "lacp-balance-slb", "lacp-balance-tcp"];

    private readonly Interface _entry;

    public InterfaceLines(Interface entry)
    {
        _entry = entry;
        switch (entry.Type)
        {
            case "bridge":
                WriteBridge();
                break;
            case "bond":
                WriteBond();
                break;
            case "OVSBridge":
                Told.Add("ovs_type");
                Lines.Add("ovs_type OVSBridge");
                Copy("ovs_ports", "ovs_ports");
                Copy("mtu", "ovs_mtu");
                break;
            case "OVSPort" or "OVSIntPort" or "OVSBond":
                WriteOnOvs();
                break;
        }
    }

    public List<string> Lines { get; } = [];

    /// <summary>What has been written, or is not to be.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is its bridge of Open vSwitch that starts it.</summary>
    public bool IsStartedByBridge { get; private set; }

    private void WriteBridge()
    {
        Told.UnionWith(["bridge_ports", "bridge_stp", "bridge_fd", "bridge_vlan_aware", "bridge_vids", "bridge-disable-mac-learning"]);
        Lines.Add($"bridge-ports {Names("bridge_ports")}");
        var tree = _entry["bridge_stp"] ?? "off";
        Lines.Add($"bridge-stp {tree}");
        var delay = _entry["bridge_fd"] ?? (tree == "off" ? "0" : null);
        if (delay is not null && (tree == "off" || double.Parse(delay, CultureInfo.InvariantCulture) is >= 2 and <= 30))
        {
            Lines.Add($"bridge-fd {delay}");
        }

        if (_entry["bridge_vlan_aware"] is not null)
        {
            Lines.Add("bridge-vlan-aware yes");
            Lines.Add($"bridge-vids {(_entry.Holds("bridge_vids") ? _entry["bridge_vids"] : "2-4094")}");
        }

        Copy("mtu", "mtu");
    }

    private void WriteBond()
    {
        Told.UnionWith(["slaves", "bond_miimon", "bond_mode", "bond_xmit_hash_policy", "bond-primary"]);
        var mode = _entry["bond_mode"];
        Lines.Add($"bond-slaves {Names("slaves")}");
        Lines.Add($"bond-miimon {_entry["bond_miimon"] ?? "100"}");
        Lines.Add($"bond-mode {mode ?? "balance-rr"}");
        if (_entry.Holds("bond_xmit_hash_policy") && mode is "balance-xor" or "802.3ad")
        {
            Lines.Add($"bond-xmit-hash-policy {_entry["bond_xmit_hash_policy"]}");
        }

        if (_entry.Holds("bond-primary") && mode == "active-backup")
        {
            Lines.Add($"bond-primary {_entry["bond-primary"]}");
        }

        Copy("mtu", "mtu");
    }

    private void WriteOnOvs()
    {
        Told.UnionWith(["ovs_tag", "ovs_type"]);
        if (_entry["ovs_tag"] is { } tag)
        {
            OvsOptions.Set(_entry, "tag", tag);
        }

        if (_entry.Type == "OVSBond")
        {
            Told.Add("bond_mode");
            WriteMode();
            Copy("ovs_bonds", "ovs_bonds");
        }

        Lines.Add($"ovs_type {_entry.Type}");
        IsStartedByBridge = _entry.Holds("ovs_bridge");
        Copy("ovs_bridge", "ovs_bridge");
        Copy("mtu", "ovs_mtu");
    }

    private void WriteMode()
    {
        var mode = _entry.Holds("bond_mode") ? _entry["bond_mode"]! : "active-backup";
        if (!OvsBondModes.Contains(mode))
        {
            throw PveError.Die($"OVS does not support bond mode '{mode}");
        }

        OvsOptions.Set(_entry, "lacp", mode.StartsWith("lacp-", StringComparison.Ordinal) ? "active" : null);
        OvsOptions.Set(_entry, "bond_mode", mode.Replace("lacp-", "", StringComparison.Ordinal));
    }

    private void Copy(string key, string name)
    {
        Told.Add(key);
        if (_entry.Holds(key))
        {
            Lines.Add($"{name} {_entry[key]}");
        }
    }

    private string Names(string key) => _entry.Holds(key) ? Separators().Replace(_entry[key]!, " ") : "none";

    [GeneratedRegex(@"[;,\s]+")]
    private static partial Regex Separators();
}
