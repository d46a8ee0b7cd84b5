using Pulumi.Proxmox.Firewall;
using Pulumi.Proxmox.Firewall.Inputs;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about the firewall tells.</summary>
internal static class FirewallChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var alias = GetFirewallAlias.Invoke(new() { Level = "cluster", AliasId = "office" });
        _ = new FirewallAlias("office", new()
        {
            Level = alias.Apply(found => found.Level),
            AliasId = GetFirewallAliases.Invoke(new() { Level = "cluster" }).Apply(aliases => aliases.Items[0].AliasId),
            Cidr = alias.Apply(found => found.Cidr),
        });
        var set = GetIpSet.Invoke(new() { Level = "cluster", IpsetId = "admins" });
        _ = new IpSet("admins", new()
        {
            Level = set.Apply(found => found.Level),
            IpsetId = GetIpSets.Invoke(new() { Level = "cluster" }).Apply(sets => sets.Items[0].IpsetId),
        });
        _ = new SecurityGroup("webserver", new()
        {
            SecurityGroupId = GetSecurityGroup.Invoke(new() { SecurityGroupId = "webserver" }).Apply(group => group.SecurityGroupId),
        });
        _ = new SecurityGroup("another", new()
        {
            SecurityGroupId = GetSecurityGroups.Invoke().Apply(groups => groups.Items[0].SecurityGroupId),
        });
        _ = new ClusterOptions("this", new() { Enabled = GetClusterOptions.Invoke().Apply(options => options.Enabled) });
        var node = GetNodeOptions.Invoke(new() { Node = "pve1" });
        _ = new NodeOptions(
            "first", new() { Node = node.Apply(options => options.Node), Enabled = node.Apply(options => options.Enabled) });
        var guest = GetGuestOptions.Invoke(new() { Vmid = 100 });
        _ = new GuestOptions("web", new() { Vmid = guest.Apply(options => options.Vmid), Dhcp = guest.Apply(options => options.Dhcp) });
        var vnet = GetVnetOptions.Invoke(new() { VnetId = "web" });
        _ = new VnetOptions(
            "web", new() { VnetId = vnet.Apply(options => options.VnetId), Enabled = vnet.Apply(options => options.Enabled) });
        var rule = GetRule.Invoke(new() { Level = "cluster", RuleId = "ssh" });
        _ = new Rule("ssh", new()
        {
            Level = rule.Apply(found => found.Level),
            RuleId = rule.Apply(found => found.RuleId),
            Type = rule.Apply(found => found.Type),
            Action = "ACCEPT",
            Macro = GetMacros.Invoke().Apply(macros => macros.Items[0].Macro),
            Source = GetReferences.Invoke(new() { Level = "cluster" }).Apply(references => references.Items[0].Reference),
        });
        _ = new RuleList("web", new()
        {
            Level = GetLog.Invoke(new() { Level = "node:pve1" }).Apply(log => log.Level),
            Rules = GetRuleList.Invoke(new() { Level = "vm:100" }).Apply(list =>
                list.Rules.Select(found => new FirewallRuleArgs { Type = found.Type, Enabled = found.Enabled }).ToList()),
        });
    }
}
