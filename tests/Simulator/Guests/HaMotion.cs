using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>What the rules make of a resource's move (<c>PVE::HA::Config::get_resource_motion_info</c>).</summary>
internal static class HaMotion
{
    /// <summary>The resources that go with one, and those that must not be where it goes. Rules that contradict each other do not count.
    /// </summary>
    public static (List<string> Together, List<string> Apart) Of(Datacenter datacenter, string resource)
    {
        var rules = HaRule.In(SectionConfig.Parse(datacenter.File(HaRule.FileName).Text));
        var errors = HaRuleChecks.Run(rules, datacenter.Nodes.Count);
        rules.RemoveAll(rule => errors.ContainsKey(rule.Id));
        var sets = HaRuleChecks.Joined(rules.Where(rule => rule.Kind == HaRule.Together)).ConvertAll(set => set.Resources);
        var own = With(sets, resource);
        var apart = rules.Where(rule => rule.Kind == HaRule.Apart && rule.Resources.Overlaps(own)).SelectMany(rule => rule.Resources)
            .Where(other => !own.Contains(other)).SelectMany(other => With(sets, other));
        return (Managed(datacenter, own.Where(other => other != resource)), Managed(datacenter, apart));
    }

    private static HashSet<string> With(List<HashSet<string>> sets, string resource) =>
        sets.Find(set => set.Contains(resource)) ?? [resource];

    private static List<string> Managed(Datacenter datacenter, IEnumerable<string> resources) =>
        [.. resources.Distinct().Order(StringComparer.Ordinal).Where(HighAvailability.Of(datacenter).Manages)];
}
