using System.Collections.Immutable;
using System.Net;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Membership;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// Whether a change of the firewall shuts out whoever makes it: then neither the API nor SSH can be reached to undo it. What is not sure
/// counts as open (<c>PVE::Firewall::enable_host_firewall</c>).
/// </summary>
internal sealed record LockOut
{
    private const int Api = 8006;
    private const int Ssh = 22;

    /// <summary>The user's word that a lock-out is meant.</summary>
    public static Field<bool> Allow { get; } =
        Flag("allow_lockout", "Whether the change is made although this machine can then reach neither the API nor SSH of the node. Unset "
            + "means false.").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    /// <summary>The planned rules of a level; null where they stay.</summary>
    public (FirewallLevel Level, IReadOnlyList<WireRule> Rules)? Change { get; init; }

    /// <summary>Whether the cluster's firewall will be on; null where that stays.</summary>
    public bool? IsOn { get; init; }

    /// <summary>The planned policy for what comes in; null where that stays.</summary>
    public string? PolicyIn { get; init; }

    /// <summary>Whether the firewall of that node will be on; null where that stays.</summary>
    public (string Node, bool IsOn)? NodeIsOn { get; init; }

    /// <summary>The rules that the run plans beside it; null where they have to be there already.</summary>
    public PlannedRules? Beside { get; init; }

    /// <summary>What is wrong with the change, in sentences; null when nothing is, or when it cannot be told.</summary>
    public async Task<string?> FindAsync(Session session, IPve pve, CancellationToken cancel)
    {
        try
        {
            return session.OwnAddress is { } own && !IPAddress.IsLoopback(own) && await IsShutAsync(pve, own, cancel) is { } node
                ? $"The firewall of {node} would then shut the ports {Api} and {Ssh} to {own}, the address of this machine: nothing could "
                    + "be undone from here. Accept them from there in a rule in front of what drops them, or put the address into the IP "
                    + $"set `{FirewallNetworks.Management}` of the cluster. Where this turns the firewall on, let it depend on the rules that "
                    + $"accept, so that they are there first. {Allow.Name} = true makes the change all the same."
                : null;
        }
        // Who may not see all of it cannot be told.
        catch (PveFault hidden) when (!hidden.IsOfConnection)
        {
            return null;
        }
    }

    /// <summary>Refuses a change at its apply, unless its user says that it is meant.</summary>
    /// <exception cref="PveFault">It shuts out this machine.</exception>
    public async Task RefuseAsync(Operation operation, CancellationToken cancel)
    {
        var given = operation.Planned.Value.IsNull ? operation.Prior : operation.Planned;
        if (given.Get(Allow) is not true && await FindAsync(operation.Session, operation.Pve, cancel) is { } said)
        {
            throw new PveFault(FaultKind.Invalid, said);
        }
    }

    // The node, when both ports are shut.
    private async Task<string?> IsShutAsync(IPve pve, IPAddress own, CancellationToken cancel)
    {
        var options = await pve.GetAsync("/cluster/firewall/options", cancel: cancel);
        if (!(IsOn ?? options["enable"].AsLong() is not (null or 0))
            || (await ClusterStatus.AskAsync(pve, cancel)).Answering is not { } node
            || !await IsOnAtAsync(pve, node, cancel))
        {
            return null;
        }

        var rules = await RulesAsync(pve, node, cancel);
        var names = await FirewallNetworks.AskAsync(pve, rules, cancel);
        var policy = PolicyIn ?? options["policy_in"].AsText() ?? "DROP";
        foreach (var port in new[] { Api, Ssh })
        {
            if (Decide(rules, own, port, names) is { } isOpen
                ? isOpen : policy == "ACCEPT" || await IsManagerAsync(pve, node, own, names, cancel))
            {
                return null;
            }
        }

        return node;
    }

    private async Task<bool> IsOnAtAsync(IPve pve, string node, CancellationToken cancel) =>
        NodeIsOn is var (planned, isOn) && planned == node ? isOn
            : (await pve.GetAsync(PvePath.Join("nodes", node, "firewall", "options"), cancel: cancel))["enable"].AsLong() is not 0;

    // Those of the node go first, and groups are put in their place.
    private async Task<ImmutableArray<WireRule>> RulesAsync(IPve pve, string node, CancellationToken cancel)
    {
        var rules = ImmutableArray.CreateBuilder<WireRule>();
        foreach (var level in new FirewallLevel[] { new(LevelKind.Node, node), new(LevelKind.Cluster, "") })
        {
            foreach (var rule in (await OfAsync(pve, level, cancel)).Where(rule => rule.IsOn))
            {
                if (rule.Type == RuleFields.GroupType)
                {
                    rules.AddRange((await OfAsync(pve, new(LevelKind.Group, rule.Action), cancel))
                        .Where(inner => inner is { IsOn: true, Type: "in" })
                        .Select(inner => rule.Parameters.TryGetValue("iface", out var name)
                            ? inner with { Parameters = inner.Parameters.SetItem("iface", name) } : inner));
                }
                else if (rule.Type == "in")
                {
                    rules.Add(rule);
                }
            }
        }

        return rules.ToImmutable();
    }

    private async Task<IReadOnlyList<WireRule>> OfAsync(IPve pve, FirewallLevel level, CancellationToken cancel)
    {
        if (Change is var (changed, planned) && changed == level)
        {
            return planned;
        }

        if (Beside?.Of(level) is { } beside)
        {
            return beside;
        }

        try
        {
            var path = level.Kind == LevelKind.Group ? PvePath.Join("cluster", "firewall", "groups", level.Name)
                : level.Kind == LevelKind.Node ? PvePath.Join("nodes", level.Name, "firewall", "rules") : "/cluster/firewall/rules";
            return [.. (await pve.GetAsync(path, cancel: cancel)).Items.OrderBy(rule => rule["pos"].AsLong()).Select(WireRule.Of)];
        }
        // A group that there is not does nothing.
        catch (PveFault gone) when (gone.Kind == FaultKind.NotFound)
        {
            return [];
        }
    }

    // Null when no rule decides. What may accept is taken to accept, and what may refuse not to.
    private static bool? Decide(IEnumerable<WireRule> rules, IPAddress own, int port, FirewallNetworks names)
    {
        foreach (var rule in rules)
        {
            var matches = PacketMatch.Of(rule, own, port, names);
            if (rule.Action == "ACCEPT" ? matches is not false : matches is true)
            {
                return rule.Action == "ACCEPT";
            }
        }

        return null;
    }

    // PVE accepts both ports from the network of the node, and from a set that is meant for it.
    private static async Task<bool> IsManagerAsync(
        IPve pve, string node, IPAddress own, FirewallNetworks names, CancellationToken cancel) =>
        names.HoldsSet(FirewallNetworks.Management, own)
        || (await pve.GetAsync(PvePath.Join("nodes", node, "network"), cancel: cancel)).Items
            .Any(entry => new[] { entry["cidr"].AsText(), entry["cidr6"].AsText() }.OfType<string>()
                .Any(network => IpNetworks.Holds(network, own)));
}
