using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Firewall;

/// <summary>Rules, options and names of cluster, nodes, VNets and guests (<c>PVE::API2::Firewall</c>).</summary>
public sealed class FirewallEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        Map(router, "/cluster/firewall", RuleScope.Cluster, "aliases", "rules", "options", "groups", "ipset", "macros", "refs");
        Map(router, "/nodes/{node}/firewall", RuleScope.Host, "rules", "options", "log");
        Map(router, "/nodes/{node}/qemu/{vmid}/firewall", RuleScope.Vm, "rules", "aliases", "ipset", "refs", "options");
        Map(router, "/cluster/sdn/vnets/{vnet}/firewall", RuleScope.Vnet, "rules", "options");
        Map(router, "/nodes/{node}/lxc/{vmid}/firewall", RuleScope.Container, "rules", "aliases", "ipset", "refs", "options");
    }

    /// <summary>A list of rules.</summary>
    internal static OrderedListArea Rules(
        string path, RuleScope scope, Func<PveCall, FilePart<List<Dictionary<string, string>>>> open) => new(path)
        {
            Open = open,
            Noun = "rule",
            Numbers = ["enable", "ipversion"],
            Required = ["type", "action"],
            Complete = rule => rule.TryAdd("enable", "0"),
            Verify = scope.Verify,
        };

    private static void Map(Router router, string root, RuleScope scope, params string[] children)
    {
        router.On("GET", root, _ => Router.Directory("name", children));
        Rules(root + "/rules", scope, call => scope.Rules(call, FirewallFile.Rules, "")).Map(router);
        new SingletonArea(root + "/options") { Open = scope.Options, HasDigest = true }.Map(router);
        if (children.Contains("aliases"))
        {
            AliasEndpoints.Map(router, root, scope);
            IpSetEndpoints.Map(router, root, scope);
        }
    }
}
