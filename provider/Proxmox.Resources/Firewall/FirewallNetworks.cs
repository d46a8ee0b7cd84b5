using System.Net;
using Proxmox.Client;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Firewall;

/// <summary>The cluster's aliases and IP sets, to tell which addresses a name stands for.</summary>
/// <param name="aliases">Each alias, in lower case, with its address or network.</param>
/// <param name="sets">The entries of each set.</param>
internal sealed class FirewallNetworks(
    IReadOnlyDictionary<string, string> aliases, IReadOnlyDictionary<string, IReadOnlyList<(string Cidr, bool IsExcluded)>> sets)
{
    /// <summary>The set whose addresses may always manage the nodes.</summary>
    public const string Management = "management";

    /// <summary>Asks for those that some rules name.</summary>
    public static async Task<FirewallNetworks> AskAsync(IPve pve, IEnumerable<WireRule> rules, CancellationToken cancel)
    {
        const string Root = "/cluster/firewall";
        var aliases = (await pve.GetAsync(Root + "/aliases", cancel: cancel)).Items
            .ToDictionary(alias => alias["name"].AsText()!.ToLowerInvariant(), alias => alias["cidr"].AsText()!, StringComparer.Ordinal);
        var named = rules.Select(rule => rule.Parameters.GetValueOrDefault("source")).OfType<string>().Where(source => source[0] == '+')
            .Select(Bare).Append(Management).ToHashSet(StringComparer.Ordinal);
        var sets = new Dictionary<string, IReadOnlyList<(string, bool)>>(StringComparer.Ordinal);
        foreach (var set in (await pve.GetAsync(Root + "/ipset", cancel: cancel)).Items.Select(set => set["name"].AsText()!)
            .Where(named.Contains))
        {
            sets[set] = [.. (await pve.GetAsync(Root + PvePath.Join("ipset", set), cancel: cancel)).Items
                .Select(entry => (entry["cidr"].AsText()!, entry["nomatch"].AsBool() is true))];
        }

        return new(aliases, sets);
    }

    /// <summary>Whether a rule's source holds the address; null where that cannot be told.</summary>
    public bool? Hold(string source, IPAddress address)
    {
        if (source[0] == '+')
        {
            return source.StartsWith("+sdn/", StringComparison.Ordinal) ? null : HoldsSet(Bare(source), address);
        }

        if (RuleWords.IsAlias(source))
        {
            return aliases.TryGetValue(Bare(source).ToLowerInvariant(), out var named) && IpNetworks.Holds(named, address);
        }

        return source.Split(',').Any(part => IpNetworks.Holds(part, address));
    }

    /// <summary>Whether a set holds the address: what is left out of it does not.</summary>
    public bool HoldsSet(string set, IPAddress address)
    {
        var matching = (sets.GetValueOrDefault(set) ?? []).Where(entry => RuleWords.IsAlias(entry.Cidr)
            ? Hold(entry.Cidr, address) is true : IpNetworks.Holds(entry.Cidr, address)).ToList();
        return matching.Count > 0 && !matching.Exists(entry => entry.IsExcluded);
    }

    private static string Bare(string name) => name.TrimStart('+')[(name.TrimStart('+').IndexOf('/', StringComparison.Ordinal) + 1)..];
}
