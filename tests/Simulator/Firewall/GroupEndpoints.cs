using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Firewall;

/// <summary><c>/cluster/firewall/groups</c> (<c>PVE::API2::Firewall::Groups</c>): groups of rules, and the rules in them.</summary>
public sealed class GroupEndpoints : IEndpoints
{
    private const string Root = "/cluster/firewall/groups";

    public void Map(Router router)
    {
        router.On("GET", Root, List);
        router.On("POST", Root, call => RuleScope.Groups.Blocks(call).Change(file => Put(call, file)));
        router.On("DELETE", Root + "/{group}", Delete);
        FirewallEndpoints.Rules(Root + "/{group}", RuleScope.Groups, Rules).Map(router);
    }

    private static FilePart<List<Dictionary<string, string>>> Rules(PveCall call)
    {
        var name = call.Text("group");
        if (RuleScope.Groups.Blocks(call).Value.Find(FirewallFile.Group, name) is null)
        {
            throw PveError.Die($"no such security group '{name}'");
        }

        return RuleScope.Groups.Rules(call, FirewallFile.Group, name);
    }

    private static JToken List(PveCall call)
    {
        var groups = Groups(RuleScope.Groups.Blocks(call).Value);
        var digest = ValueDigest.Of(groups);
        return new JArray(groups.Select(group =>
            new JObject(group.Select(value => new JProperty(value.Key, value.Value))) { ["digest"] = digest }));
    }

    private static List<Dictionary<string, string>> Groups(FirewallFile file) => [.. file.Named(FirewallFile.Group).Select(block =>
    {
        var group = new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = block.Name };
        if (block.Comment is { Length: > 0 } comment) { group["comment"] = comment; } return group;
    })];

    /// <summary>Makes a group, or renames one and all rules that name it.</summary>
    private static void Put(PveCall call, FirewallFile file)
    {
        var (name, comment, found) = (call.Text("group"), call.OptionalText("comment"), file.Find(FirewallFile.Group, call.Text("group")));
        if (call.OptionalText("rename") is not { } old)
        {
            if (found is not null)
            {
                throw PveError.Parameter("group", $"Security group '{name}' already exists");
            }

            file.Put(FirewallFile.Group, name, []);
        }
        else
        {
            ValueDigest.Assert(call.OptionalText("digest"), Groups(file));
            var source = file.Find(FirewallFile.Group, old) ?? throw PveError.Parameter("group", $"Security group '{old}' does not exist");
            if (found is not null && name != old)
            {
                throw PveError.Parameter("group", $"Security group '{name}' does already exist");
            }

            file.Remove(source);
            file.Put(FirewallFile.Group, name, source.Lines);
            comment ??= source.Comment;
            Rename(call, file, old, name);
        }
        file.Find(FirewallFile.Group, name)!.Comment = comment;
    }

    private static void Rename(PveCall call, FirewallFile cluster, string old, string name)
    {
        RenameIn(cluster, old, name);
        var guests = call.Datacenter.Guests.Keys.Select(vmId => $"firewall/{vmId}.fw");
        var nodes = call.Datacenter.Nodes.Select(node => $"nodes/{node.Name}/host.fw");
        foreach (var other in nodes.Concat(guests).Select(call.Datacenter.File))
        {
            var file = FirewallFile.Parse(other.Text);
            RenameIn(file, old, name);
            other.Write(file.Render());
        }
    }

    private static void RenameIn(FirewallFile file, string old, string name)
    {
        var rules = (file.Find(FirewallFile.Rules)?.Lines ?? []).Select(RuleLine.Parse).OfType<Dictionary<string, string>>().ToList();
        foreach (var rule in rules.Where(rule => rule["type"] == "group" && rule["action"] == old))
        {
            rule["action"] = name;
        }

        file.Put(FirewallFile.Rules, "", rules.Select(rule => RuleLine.Write(rule, withInterface: true)));
    }

    private static void Delete(PveCall call) => RuleScope.Groups.Blocks(call).Change(file =>
    {
        var name = call.Text("group");
        var group = file.Find(FirewallFile.Group, name) ?? throw PveError.Die($"no such security group '{name}'");
        if (group.Lines.Count > 0)
        {
            throw PveError.Die($"Security group '{name}' is not empty");
        }

        file.Remove(group);
    });
}
