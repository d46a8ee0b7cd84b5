using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// All rules of a level: <c>.../firewall/rules</c>, <c>/cluster/firewall/groups/{group}</c> (PVE::API2::Firewall::Rules).
/// </summary>
public static class FirewallRules
{
    private static readonly Field<string> Level = FirewallLevel.OfRules;

    private static readonly Field<IReadOnlyList<Attributes>> Rules = NestedList(
        "rules", "All rules of the level in their order: of those that match, the first decides.", RuleFields.All)
            .Required().NotAParameter().Written(WireForm.Plain).TypeNamed("FirewallRule");

    private static readonly Field<bool> Adopt = Adoption.Adopt with
    {
        Doc = "Takes over the rules that are there, which are then replaced by these. Without it the create fails where there are other "
            + "rules.",
    };

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "firewall_rules", "All firewall rules of the cluster, a node, a guest, a VNet or a security group, in their order. Rules that "
            + "somebody else adds there are removed. While the list is changed, nothing passes that neither the old nor the new one lets "
            + "pass.")
    {
        ReadDoc = "All firewall rules of the cluster, a node, a guest, a VNet or a security group, in their order.",
        Area = Areas.Firewall,
        // Its attribute has the other name.
        Noun = "RuleList",
        Api = new("/firewall/rules"),
        Fields = [Level, Rules, Adopt, LockOut.Allow],
        Identity = [Level],
        Discovery = new()
        {
            Candidates = found =>
                FirewallLevel.InForce(found, LevelKind.Cluster, LevelKind.Node, LevelKind.Vnet, LevelKind.Group),
            SaysNothing = level => level[Rules.Name].Items.IsEmpty
        },
        ImportId = new("{level}", "vm:100"),
        Privileges = [.. RuleList.Privileges],
        Constraints = [new(config => RuleChecks.OfList(config, Level, Rules))],
        Hooks = new()
        {
            Create = CreateAsync,
            Read = ReadAsync,
            Update = UpdateAsync,
            Delete = DeleteAsync,
            FollowsRename = FirewallLevel.FollowsRename,
            List = RuleList.LevelsAsync,
            Preflight = CheckAsync,
        },
    };

    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Planned.Value.IsNull || !plan.Planned.Has(Level) || !plan.Planned.Has(Rules) || !(plan.IsCreate || plan.IsChanged(Rules)))
        {
            return;
        }

        var (level, preflight) = (FirewallLevel.Of(plan.Planned), new RulePreflight(session, plan, Rules));
        var rules = plan.Planned[Rules].Items.Where(rule => !rule.IsUnknown).Select(rule => new Attributes(rule)).ToList();
        await preflight.CheckAsync(level, rules, cancel);
        if (plan.Planned[Rules].IsWhollyKnown && level.Kind is LevelKind.Cluster or LevelKind.Node or LevelKind.Group)
        {
            var target = rules.Select(WireRule.Of).ToList();
            session.Part<PlannedRules>().Note(level, target);
            await preflight.CheckLockOutAsync(new() { Change = (level, target) }, cancel);
        }
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        using var held = await level.LockAsync(operation, cancel);
        var list = await RuleList.OpenAsync(operation, level, cancel);
        var target = Planned(operation);
        if (list.Rules.Length > 0 && operation.Planned.Get(Adopt) is not true && !RuleList.AreSame(list.Rules, target))
        {
            throw new PveFault(FaultKind.Exists, $"{level} has {list.Rules.Length} rules already, which would go; import them, or set "
                + "adopt = true to have these in their place");
        }

        await list.BecomeAsync(target, cancel, isCreate: true, Rules);
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        await RuleList.ReadAsync(operation.Session, operation.Pve, FirewallLevel.Of(operation.Target), cancel) is { } rules
            ? Told(rules) : null;

    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        using var held = await level.LockAsync(operation, cancel);
        var list = await RuleList.OpenAsync(operation, level, cancel);
        // What the run has renamed is no change of others.
        if (RuleList.AreSame(list.Rules, Planned(operation))
            || operation.CheckNoDrift([Rules], Told(list.Data.Select(operation.Session.Part<Renames>().Undo))))
        {
            await list.BecomeAsync(Planned(operation), cancel, attribute: Rules);
        }
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        using var held = await level.LockAsync(operation, cancel);
        if (await RuleList.FindAsync(operation, level, cancel) is not { } list)
        {
            return;
        }

        // What came since belongs to somebody else.
        var ours = operation.Prior[Rules].Items.Select(rule => WireRule.Of(new Attributes(rule)).Sense).ToList();
        await list.BecomeAsync([.. list.Rules.Where(rule => !ours.Remove(rule.Sense))], cancel);
    }

    private static ImmutableArray<WireRule> Planned(Operation operation) =>
        [.. operation.Planned[Rules].Items.Select(rule => WireRule.Of(new Attributes(rule)))];

    private static PveData Told(IEnumerable<PveData> rules) =>
        PveData.Object((Rules.Wire, PveData.Array([.. rules.Select(RuleFields.Adapt)])));
}
