using System.Globalization;
using System.Net;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Firewall;

/// <summary>Whether a rule matches a TCP connection from an address to a port of a node, as far as the rule itself tells.</summary>
internal static class PacketMatch
{
    // The only macros for those ports.
    private static readonly Dictionary<string, int> Macros = new(StringComparer.OrdinalIgnoreCase) { ["SSH"] = 22, ["PMG"] = 8006 };

    /// <summary>True or false; null where it depends on what the rule does not tell.</summary>
    /// <param name="rule">A rule that is in force.</param>
    /// <param name="from">The address.</param>
    /// <param name="port">The port.</param>
    /// <param name="names">The aliases and sets that it may name.</param>
    public static bool? Of(WireRule rule, IPAddress from, int port, FirewallNetworks names)
    {
        var parameters = rule.Parameters;
        bool?[] parts =
        [
            parameters.TryGetValue("macro", out var macro) ? Macros.GetValueOrDefault(macro) == port : true,
            parameters.TryGetValue("proto", out var protocol) ? protocol is "tcp" or "6" : true,
            parameters.TryGetValue("dport", out var ports) ? ports.Split(',').Any(part => HoldsPort(part, port)) : true,
            parameters.TryGetValue("source", out var source) ? names.Hold(source, from) : true,
            parameters.Keys.Any(name => name is "sport" or "dest" or "iface") ? null : true,
        ];
        return parts.Contains(false) ? false : parts.Contains(null) ? null : true;
    }

    private static bool HoldsPort(string part, int port) => part.Split(':') switch
    {
        [var one] => one == port.ToString(CultureInfo.InvariantCulture) || (port == 22 && one == "ssh"),
        [var least, var most] => Number.TryParse(least, out var from) && Number.TryParse(most, out var to)
            && from <= Number.Of(port) && Number.Of(port) <= to,
        _ => false,
    };
}
