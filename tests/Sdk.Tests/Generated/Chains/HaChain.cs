using Pulumi.Proxmox.Ha;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about high availability tells.</summary>
internal static class HaChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var guest = GetHaResource.Invoke(new() { Sid = "vm:100" });
        _ = new HaResource("web", new()
        {
            Sid = guest.Apply(found => found.Sid),
            State = guest.Apply(found => found.State),
            Failback = guest.Apply(found => found.Failback),
        });
        _ = new HaResource("another", new() { Sid = GetHaResources.Invoke().Apply(guests => guests.Items[0].Sid) });
        var nodes = GetNodeAffinityRule.Invoke(new() { RuleId = "prefer-first" });
        _ = new NodeAffinityRule("prefer-first", new()
        {
            RuleId = nodes.Apply(rule => rule.RuleId),
            Resources = nodes.Apply(rule => rule.Resources),
            Nodes = nodes.Apply(rule => rule.Nodes),
        });
        var apart = GetResourceAffinityRule.Invoke(new() { RuleId = "databases-apart" });
        _ = new ResourceAffinityRule("databases-apart", new()
        {
            RuleId = apart.Apply(rule => rule.RuleId),
            Resources = apart.Apply(rule => rule.Resources),
            Affinity = apart.Apply(rule => rule.Affinity),
        });
        _ = new ResourceAffinityRule("another", new()
        {
            RuleId = GetRules.Invoke().Apply(rules => rules.Items[0].RuleId),
            Resources = GetStatus.Invoke().Apply(status => status.Resources.Select(found => found.Sid).ToList()),
            Affinity = "positive",
        });
        var group = GetGroup.Invoke(new() { GroupId = "prefer-first" });
        _ = new Group("prefer-first", new()
        {
            GroupId = group.Apply(found => found.GroupId),
            Nodes = group.Apply(found => found.Nodes),
        });
        _ = new Group("another", new()
        {
            GroupId = GetGroups.Invoke().Apply(groups => groups.Items[0].GroupId),
            Nodes = { ["pve1"] = 0 },
        });
    }
}
