using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// One rule among others: <c>.../firewall/rules/{pos}</c> (PVE::API2::Firewall::Rules). PVE knows a rule by its place alone, which changes
/// with every other rule, so that its comment begins with the name that it is found by.
/// </summary>
public static partial class FirewallRule
{
    private static readonly Field<string> Level = FirewallLevel.OfRules;

    private static readonly Field<string> Id =
        Text("rule_id", "Name of the rule, by which it is found among the others: PVE shows it at the beginning of the comment.").Required()
            .Replacing().NotAParameter().Matching("[A-Za-z][A-Za-z0-9_-]*", "letters, digits, hyphens and underscores with a letter first")
            .OfLength(1, 64);

    private static readonly Field<string> Before = Anchor("before", "in front of");

    private static readonly Field<string> After = Anchor("after", "behind");

    private static readonly Field<string> Comment = RuleFields.Comment.NotAParameter();

    private static readonly ImmutableArray<Field> Told = [.. RuleFields.All.Where(field => field.Name != Comment.Name), Comment];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "firewall_rule",
        "One firewall rule among others, which are left alone: in front of or behind a named one. For all rules of a level "
            + "in their order there is `firewall_rules`; do not use both for one level.")
    {
        ReadDoc = "One firewall rule among others.",
        Area = Areas.Firewall,
        Api = new("/{level}/rules"),
        Fields = [Level, Id, .. Told, Before, After, LockOut.Allow],
        Identity = [Level, Id],
        Discovery = new()
        {
            LeftOut = "The rules of a level are taken as a whole, in their order.",
            Within = found => FirewallLevel.InForce(found, LevelKind.Cluster, LevelKind.Node, LevelKind.Vnet, LevelKind.Group),
        },
        ImportId = new("{level}/{rule_id}", "cluster/ssh-from-office"),
        Privileges = [.. RuleList.Privileges],
        Constraints = [Constraint.AtMostOne(Before, After), new(Check)],
        Hooks = new()
        {
            Create = CreateAsync,
            Read = ReadAsync,
            Update = UpdateAsync,
            Delete = DeleteAsync,
            FollowsRename = FirewallLevel.FollowsRename,
            List = ListAsync,
            Preflight = CheckAsync,
        },
    };

    private static Field<string> Anchor(string name, string where) =>
        Text(name, $"Name of another rule of the level that this one stands {where}: its `rule_id`, or its comment.").NotAParameter()
            .ClearedBy(Clear.Forgetting).Does("It is moved there when it stands elsewhere. With neither `before` nor `after` it is put in "
                + "front of all others, and then left where it is.");

    private static IEnumerable<Violation> Check(Attributes config) =>
        RuleChecks.Of(config, config.Has(Level) ? FirewallLevel.Of(config) : null).Select(said => new Violation(RuleFields.Type, said))
            .Concat(new[] { Before, After }.Where(anchor => config.Has(anchor) && config.Get(anchor) == config.Get(Id))
                .Select(anchor => new Violation(anchor, $"{anchor.Name} names the rule itself: name another one, or leave it out.")));

    // Where it will stand only the apply can tell, which looks for a lock-out.
    private static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Config.Has(Level) && plan.Config.Get(Id) is { } id && session.Part<RuleOrder>()
            .RingOf(FirewallLevel.Of(plan.Config), id, plan.Config.Get(Before), plan.Config.Get(After)) is { } ring)
        {
            plan.Diagnostics.Error("The order of the rules is a ring",
                $"{ring}: they cannot all hold. Take before or after from one of them.",
                AttributePath.Of((plan.Config.Has(Before) ? Before : After).Name));
        }

        if (!plan.Planned.Value.IsNull && plan.Planned.Has(Level) && (plan.IsCreate || Told.Any(plan.IsChanged)))
        {
            await new RulePreflight(session, plan, RuleFields.Type).CheckAsync(FirewallLevel.Of(plan.Planned), [plan.Planned], cancel);
        }
    }

    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        using var held = await level.LockAsync(operation, cancel);
        var list = await RuleList.OpenAsync(operation, level, cancel);
        var id = operation.Planned.Get(Id)!;
        if (Find(list.Data, id) >= 0)
        {
            throw new PveFault(FaultKind.Exists, $"a rule of {level} has a comment that begins with \"{id}\" already");
        }

        var place = PlaceOf(operation, list.Data, own: -1);
        await list.BecomeAsync(list.Rules.Insert(place, Planned(operation)), cancel, isCreate: true);
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        var rules = await RuleList.ReadAsync(operation.Session, operation.Pve, level, cancel);
        var recorded = operation.Planned.Value.IsNull ? operation.Prior : operation.Planned;
        return rules is null || FindOwn(rules, operation.Target.Get(Id)!, recorded, level) is not (>= 0 and var own) ? null
            : Tell(recorded, rules, own);
    }

    private static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        using var held = await level.LockAsync(operation, cancel);
        var list = await RuleList.OpenAsync(operation, level, cancel);
        var own = FindOwn(list.Data, operation.Target.Get(Id)!, operation.Prior, level);
        if (own < 0)
        {
            throw new PveFault(FaultKind.NotFound, $"the rule \"{operation.Target.Get(Id)}\" of {level} no longer exists");
        }

        if (operation.CheckNoDrift(Told, Tell(operation.Prior, [.. list.Data.Select(operation.Session.Part<Renames>().Undo)], own)))
        {
            var place = PlaceOf(operation, list.Data, own);
            await list.BecomeAsync(list.Rules.RemoveAt(own).Insert(place, Planned(operation)), cancel);
        }
    }

    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var level = FirewallLevel.Of(operation.Target);
        using var held = await level.LockAsync(operation, cancel);
        if (await RuleList.FindAsync(operation, level, cancel) is { } list
            && FindOwn(list.Data, operation.Target.Get(Id)!, operation.Prior, level) is >= 0 and var own)
        {
            await list.BecomeAsync(list.Rules.RemoveAt(own), cancel);
        }
    }

    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var rules = await RuleList.ReadAsync(operation.Session, operation.Pve, FirewallLevel.Of(operation.Target), cancel) ?? [];
        return [.. Enumerable.Range(0, rules.Count).Where(own => NameOf(rules[own]) is not null)
            .Select(own => Tell(new(Value.Null), rules, own))];
    }

    private static WireRule Planned(Operation operation)
    {
        var comment = operation.Planned.Get(Comment)?.Trim() is { Length: > 0 } text ? $"{operation.Planned.Get(Id)}: {text}"
            : operation.Planned.Get(Id)!;
        return WireRule.Of(new Attributes(operation.Planned.Value.With(Comment.Name, comment)));
    }

    // Where it is to stand among the others.
    private static int PlaceOf(Operation operation, IReadOnlyList<PveData> rules, int own)
    {
        var (before, after) = (operation.Config.Get(Before), operation.Config.Get(After));
        if ((before ?? after) is not { } name)
        {
            return Math.Max(own, 0);
        }

        var anchor = Find(rules, name);
        if (anchor < 0 || anchor == own)
        {
            throw PveFault.About(before is null ? After.Name : Before.Name,
                $"{FirewallLevel.Of(operation.Target)} has no other rule called \"{name}\"; have this one depend on it where it is made in "
                    + "the same run");
        }

        if (own >= 0 && (before is null ? own > anchor : own < anchor))
        {
            return own;
        }

        // Without itself, the others behind it move up.
        var among = own >= 0 && own < anchor ? anchor - 1 : anchor;
        return before is null ? among + 1 : among;
    }

    // What is recorded of its place is told while it holds; of an import nothing is recorded, and its neighbour is told.
    private static PveData Tell(Attributes recorded, IReadOnlyList<PveData> rules, int own)
    {
        var (before, after) = (recorded.Get(Before), recorded.Get(After));
        var isFree = before is null && after is null;
        return PveData.Object(RuleFields.Adapt(rules[own]).Members.Where(member => member.Key != Comment.Wire).Concat(
        [
            new(Id.Wire, PveData.Of(NameOf(rules[own]))),
            new(Comment.Wire, PveData.Of(TextOf(rules[own]))),
            new(Before.Wire, PveData.Of(Find(rules, before) > own ? before : null)),
            new(After.Wire, PveData.Of(isFree && own > 0 ? NameOf(rules[own - 1])
                : Find(rules, after) is >= 0 and var anchor && anchor < own ? after : null)),
        ]));
    }

    private static int Find(IReadOnlyList<PveData> rules, string? name) => AllOf(rules, name).DefaultIfEmpty(-1).First();

    private static IEnumerable<int> AllOf(IReadOnlyList<PveData> rules, string? name) => name is null ? []
        : Enumerable.Range(0, rules.Count).Where(index => NameOf(rules[index]) == name || rules[index]["comment"].AsText() == name);

    // Somebody else may have given a rule the same comment: what says what is recorded is ours.
    private static int FindOwn(IReadOnlyList<PveData> rules, string name, Attributes recorded, FirewallLevel level)
    {
        var all = AllOf(rules, name).ToList();
        if (all.Count < 2)
        {
            return all.DefaultIfEmpty(-1).First();
        }

        var sense = recorded.Has(RuleFields.Type) ? WireRule.Of(recorded).Sense : null;
        return all.FindIndex(index => WireRule.Of(rules[index]).Sense == sense) is >= 0 and var own ? all[own]
            : throw new PveFault(FaultKind.Conflict, $"{level} has several rules whose comment begins with \"{name}\", and none of them "
                + "says what is recorded: give those of others another comment");
    }

    private static string? NameOf(PveData rule) =>
        Named().Match(rule["comment"].AsText() ?? "") is { Success: true } named ? named.Groups["name"].Value : null;

    private static string? TextOf(PveData rule) => Named().Match(rule["comment"].AsText() ?? "").Groups["text"] is { Length: > 0 } text
        ? text.Value : null;

    [GeneratedRegex(@"\A(?<name>[A-Za-z][A-Za-z0-9_-]*)(: (?<text>.*))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
