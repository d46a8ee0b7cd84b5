using Pulumi;
using Pulumi.Proxmox.Firewall;
using Pulumi.Proxmox.Firewall.Inputs;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // Who may manage the nodes. PVE lets the set of that name in to the API and SSH by itself.
    var management = new IpSet("management", new()
    {
        Level = "cluster",
        IpsetId = "management",
        Comment = "Administrators",
        Entries =
        {
            ["192.0.2.0/24"] = new IpSetEntryArgs { Comment = "Office" },
            ["192.0.2.66"] = new IpSetEntryArgs { Comment = "The printer in it", Nomatch = true },
        },
    });
    var administrators = Output.Format($"+dc/{management.IpsetId}");

    var web = new FirewallAlias("web", new() { Level = "cluster", AliasId = "web", Cidr = "198.51.100.0/26" });
    var app = new FirewallAlias("app", new() { Level = "cluster", AliasId = "app", Cidr = "198.51.100.64/26" });

    // What every guest takes, and a group for each tier: the web servers are open to all, each of the others to the one in front of it.
    var groups = new Dictionary<string, RuleList>
    {
        ["base"] = Group("base",
            Accept(rule => (rule.Macro, rule.Source) = ("SSH", administrators)),
            Accept(rule => (rule.Protocol, rule.IcmpType) = ("icmp", "echo-request"))),
        ["web"] = Group("tier-web", Accept(rule => rule.Macro = "HTTP"), Accept(rule => rule.Macro = "HTTPS")),
        ["app"] = Group("tier-app", Accept(rule =>
            (rule.Protocol, rule.DestinationPort, rule.Source) = ("tcp", "8080", Output.Format($"dc/{web.AliasId}")))),
        ["db"] = Group("tier-db", Accept(rule => (rule.Macro, rule.Source) = ("PostgreSQL", Output.Format($"dc/{app.AliasId}")))),
    };

    // The guests, with the firewall at their network interface. Their rules are there before it is on.
    var guarded = new[] { ("web", "pve1"), ("app", "pve1"), ("db", "pve2") }.Select(tier =>
    {
        var (name, node) = tier;
        var guest = new VirtualMachine(name, new()
        {
            Name = name,
            Node = node,
            PowerState = PowerState.Running,
            Memory = new VirtualMachineMemoryArgs { SizeMib = 1024 },
            NetworkDevices = { ["net0"] = new VirtualMachineNetworkDeviceArgs { Model = "virtio", Bridge = "vmbr0", Firewall = true } },
        });
        var rules = new RuleList(name, new()
        {
            Level = Output.Format($"vm:{guest.Vmid}"),
            Rules =
            {
                Use(groups["base"]),
                Use(groups[name]),
                new FirewallRuleArgs { Type = FirewallRuleType.In, Action = FirewallAction.DROP, Comment = "The rest" },
            },
        });
        return new GuestOptions(
            name, new() { Vmid = guest.Vmid, Enabled = true, PolicyIn = FirewallAction.DROP }, new() { DependsOn = { rules } });
    }).ToList();

    // The nodes themselves.
    var nodes = new RuleList("cluster", new()
    {
        Level = "cluster",
        Rules =
        {
            Accept(rule => (rule.Protocol, rule.DestinationPort, rule.Source) = ("tcp", "22,8006", administrators)),
            Accept(rule => rule.Macro = "Ping"),
        },
    });

    // The switch for all of it: it goes on last, and off first.
    _ = new ClusterOptions("this", new() { Enabled = true, PolicyIn = FirewallAction.DROP }, new() { DependsOn = [nodes, .. guarded] });
});

static RuleList Group(string name, params FirewallRuleArgs[] rules)
{
    var group = new SecurityGroup(name, new() { SecurityGroupId = name });
    return new(name, new() { Level = Output.Format($"group:{group.SecurityGroupId}"), Rules = rules });
}

static FirewallRuleArgs Accept(Action<FirewallRuleArgs> further)
{
    var rule = new FirewallRuleArgs { Type = FirewallRuleType.In, Action = FirewallAction.ACCEPT };
    further(rule);
    return rule;
}

// A group is put to use once it has its rules.
static FirewallRuleArgs Use(RuleList group) => new()
{
    Type = FirewallRuleType.Group,
    SecurityGroup = group.Level.Apply(level => level.Split(':')[1]),
    Interface = "net0",
};
