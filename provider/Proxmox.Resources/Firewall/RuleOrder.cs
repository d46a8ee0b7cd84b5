namespace Proxmox.Resources.Firewall;

/// <summary>Which rules of a run are to stand in front of which others, to find what cannot be.</summary>
internal sealed class RuleOrder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(FirewallLevel Level, string Rule), (string? Before, string? After)> _wanted = [];

    /// <summary>Notes where a rule is to stand; tells of a ring that this closes, as "a before b, b before a", or null.</summary>
    public string? RingOf(FirewallLevel level, string rule, string? before, string? after)
    {
        lock (_gate)
        {
            _wanted[(level, rule)] = (before, after);
            return WayTo(level, rule, rule, []) is { } ring ? string.Join(", ", ring) : null;
        }
    }

    // The way from one rule to another through those that each is to stand in front of.
    private List<string>? WayTo(FirewallLevel level, string from, string to, HashSet<string> seen)
    {
        foreach (var next in Behind(level, from))
        {
            var step = $"{from} before {next}";
            if (next == to)
            {
                return [step];
            }

            if (seen.Add(next) && WayTo(level, next, to, seen) is { } rest)
            {
                return [step, .. rest];
            }
        }

        return null;
    }

    private IEnumerable<string> Behind(FirewallLevel level, string rule) => _wanted
        .Where(entry => entry.Key.Level == level && entry.Value.After == rule).Select(entry => entry.Key.Rule)
        .Concat(_wanted.TryGetValue((level, rule), out var own) && own.Before is { } before ? [before] : []);
}
