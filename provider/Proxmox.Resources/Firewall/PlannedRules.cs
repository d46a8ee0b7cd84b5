using System.Collections.Concurrent;

namespace Proxmox.Resources.Firewall;

/// <summary>The lists of rules that a run has planned so far.</summary>
internal sealed class PlannedRules
{
    private readonly ConcurrentDictionary<FirewallLevel, IReadOnlyList<WireRule>> _lists = new();

    /// <summary>The planned rules of a level; null where none are.</summary>
    public IReadOnlyList<WireRule>? Of(FirewallLevel level) => _lists.GetValueOrDefault(level);

    /// <summary>Notes them.</summary>
    public void Note(FirewallLevel level, IReadOnlyList<WireRule> rules) => _lists[level] = rules;
}
