namespace Proxmox.Simulator.Guests;

/// <summary>What makes rules of the HA manager impossible together (<c>PVE::HA::Rules::check_feasibility</c>).</summary>
internal sealed class HaRuleChecks
{
    private readonly SortedDictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private readonly List<HaRule> _ofNodes;
    private readonly List<HaRule> _together;
    private readonly List<HaRule> _apart;

    private HaRuleChecks(IReadOnlyCollection<HaRule> rules)
    {
        _ofNodes = [.. rules.Where(rule => rule.Kind == HaRule.OfNodes)];
        _together = [.. rules.Where(rule => rule.Kind == HaRule.Together)];
        _apart = [.. rules.Where(rule => rule.Kind == HaRule.Apart)];
    }

    /// <summary>What is wrong, by rule.</summary>
    public static IReadOnlyDictionary<string, List<string>> Run(IReadOnlyCollection<HaRule> rules, int nodes)
    {
        var checks = new HaRuleChecks(rules);
        checks.FindSharedResources();
        checks.FindWrongCounts(nodes);
        checks.FindContradictions();
        checks.FindPriorities();
        checks.FindSeveralPlaces();
        checks.FindTooFewNodes();
        return checks._errors;
    }

    /// <summary>Sets of resources that rules keep together, joined where they overlap; each with its rules.</summary>
    public static List<(HashSet<string> Resources, List<string> Rules)> Joined(IEnumerable<HaRule> together)
    {
        var sets = new List<(HashSet<string> Resources, List<string> Rules)>();
        foreach (var rule in together.OrderBy(rule => rule.Resources.Min(StringComparer.Ordinal), StringComparer.Ordinal)
            .ThenBy(rule => rule.Id, StringComparer.Ordinal))
        {
            if (sets.FindIndex(set => set.Resources.Overlaps(rule.Resources)) is var index and >= 0)
            {
                sets[index].Resources.UnionWith(rule.Resources);
                sets[index].Rules.Add(rule.Id);
            }
            else
            {
                sets.Add((rule.Resources.ToHashSet(StringComparer.Ordinal), [rule.Id]));
            }
        }

        return sets;
    }

    private void FindSharedResources()
    {
        foreach (var rule in _ofNodes)
        {
            Add(rule.Resources.Order(StringComparer.Ordinal)
                .Where(resource => _ofNodes.Exists(other => other != rule && other.Resources.Contains(resource)))
                .Select(resource => (rule.Id, $"resource '{resource}' is already used in another node affinity rule")));
        }
    }

    private void FindWrongCounts(int nodes)
    {
        Add(_together.Concat(_apart).Where(rule => rule.Resources.Count < 2)
            .Select(rule => (rule.Id, "rule is ineffective as there are less than two resources")));
        Add(_apart.Where(rule => rule.Resources.Count > nodes)
            .Select(rule => (rule.Id, "rule defines more resources than available nodes")));
    }

    private void FindContradictions()
    {
        foreach (var (resources, rules) in Joined(_together))
        {
            foreach (var apart in _apart.Where(rule => rule.Resources.Intersect(resources).Skip(1).Any()))
            {
                Add([(apart.Id, "rule shares two or more resources with a positive resource affinity rule")]);
                Add(rules.Select(rule => (rule, "rule shares two or more resources with a negative resource affinity rule")));
            }
        }
    }

    private void FindPriorities()
    {
        foreach (var rule in _together.Concat(_apart))
        {
            var places = PlacesOf(rule.Resources);
            if (places.Exists(place => place.HasPriorities))
            {
                Add([(rule.Id, "resources are in node affinity rules with multiple priorities")]);
                Add(places.Select(place => (place.Id, "resources are in a resource affinity rule and cannot be in"
                    + " a node affinity rule with multiple priorities")));
            }
        }
    }

    private void FindSeveralPlaces()
    {
        foreach (var (resources, rules) in Joined(_together))
        {
            var places = PlacesOf(resources);
            if (places.Count > 1)
            {
                Add(rules.Select(rule => (rule, "resources are in multiple node affinity rules")));
                Add(places.Select(place => (place.Id, "at least one resource is in a positive resource affinity"
                    + " rule and there are other resources in at least one other node affinity rule already")));
            }
        }
    }

    private void FindTooFewNodes()
    {
        foreach (var rule in _apart)
        {
            var places = PlacesOf(rule.Resources);
            var bound = places.SelectMany(place => place.Resources).Where(rule.Resources.Contains).Distinct();
            if (places.SelectMany(place => place.Nodes.Keys).Distinct().Count() < bound.Count())
            {
                Add([(rule.Id, "two or more resources are restricted to less nodes than available to the resources")]);
                Add(places.Select(place => (place.Id, "at least one resource is in a negative resource affinity"
                    + " rule and this rule would restrict these to less nodes than available to the resources")));
            }
        }
    }

    private List<HaRule> PlacesOf(IEnumerable<string> resources) => [.. _ofNodes.Where(rule => rule.Resources.Overlaps(resources))];

    private void Add(IEnumerable<(string Rule, string Text)> errors)
    {
        foreach (var (rule, text) in errors)
        {
            if (!_errors.TryGetValue(rule, out var texts))
            {
                _errors[rule] = texts = [];
            }

            texts.Add(text);
        }
    }
}
