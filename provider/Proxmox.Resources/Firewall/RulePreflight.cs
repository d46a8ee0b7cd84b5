using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// Holds what planned rules name against what PVE has and what the run makes. PVE itself takes a group or interface that there is not, and
/// overlooks the rule.
/// </summary>
internal sealed class RulePreflight(Session session, PlanReview plan, Field at)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>Checks rules of a level; those that are not known yet are left alone.</summary>
    public async Task CheckAsync(FirewallLevel level, IReadOnlyList<Attributes> rules, CancellationToken cancel)
    {
        await CheckMacrosAsync(rules, cancel);
        await CheckGroupsAsync(level, rules, cancel);
        await CheckAddressesAsync(level, rules, cancel);
    }

    /// <summary>Refuses a plan that shuts out this machine, unless its user says that it is meant.</summary>
    public async Task CheckLockOutAsync(LockOut change, CancellationToken cancel)
    {
        if (plan.Planned.Get(LockOut.Allow) is not true
            && await (change with { Beside = session.Part<PlannedRules>() }).FindAsync(session, session.Pve, cancel) is { } said)
        {
            plan.Diagnostics.Error("This would lock you out", said, AttributePath.Of(at.Name));
        }
    }

    private async Task CheckMacrosAsync(IReadOnlyList<Attributes> rules, CancellationToken cancel)
    {
        var named = rules.Select(rule => rule.Get(RuleFields.Macro)).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (named.Count == 0)
        {
            return;
        }

        var known = await AskAsync(FirewallMacros.Path, "macro", cancel);
        foreach (var macro in named.Where(macro => known.Count > 0 && !known.Contains(macro, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = NearestName.Of(macro, known) is { } near ? $" Did you mean \"{near}\"?" : "";
            plan.Diagnostics.Error("PVE has no such macro",
                $"No macro is called \"{macro}\".{meant} The data source firewall_macros lists them.", AttributePath.Of(at.Name));
        }
    }

    private async Task CheckGroupsAsync(FirewallLevel level, IReadOnlyList<Attributes> rules, CancellationToken cancel)
    {
        var missing = rules.Select(rule => rule.Get(RuleFields.SecurityGroup)).OfType<string>().Distinct()
            .Where(group => !IsOfRun(FirewallSecurityGroup.Declaration.Name, group)).ToList();
        if (missing.Count > 0)
        {
            var known = await AskAsync("/cluster/firewall/groups", "group", cancel);
            Warn(level, missing.Where(group => !known.Contains(group)), "security group",
                "PVE overlooks such a rule, so that what it is to let pass or to stop is not. Make the group in the same configuration, "
                    + "and take its security_group_id for the rule, which then waits for it.");
        }
    }

    private async Task CheckAddressesAsync(FirewallLevel level, IReadOnlyList<Attributes> rules, CancellationToken cancel)
    {
        var named = rules.SelectMany(rule => new[] { rule.Get(RuleFields.Source), rule.Get(RuleFields.Destination) }).OfType<string>()
            .Where(text => !text.StartsWith("+sdn/", StringComparison.Ordinal) && (text.StartsWith('+') || RuleWords.IsAlias(text)))
            .Distinct().Where(text => !IsMade(level, text)).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var path = level.IsGuest && await level.RootAsync(session, cancel) is { } root ? root : "/cluster/firewall";
        var known = (await AskAsync(path + "/refs", "ref", cancel)).Select(Bare).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Warn(level, named.Where(text => !known.Contains(Bare(text))), "alias or IP set",
            "PVE refuses such a rule. Make it in the same configuration, and take its alias_id or ipset_id for the rule, which then waits "
                + "for it.");
    }

    private bool IsMade(FirewallLevel level, string text)
    {
        var (kind, name) = (text[0] == '+' ? FirewallIpSet.Declaration.Name : FirewallAlias.Declaration.Name, Bare(text).TrimStart('+'));
        return IsOfRun(kind, $"{FirewallLevel.ClusterWord}/{name}") || IsOfRun(kind, $"{level}/{name}");
    }

    private bool IsOfRun(string kind, string id) =>
        session.Known.IsPlanned(known => known == kind, id) || session.Known.IsRecorded(kind, id);

    // Who may not ask is told by the apply.
    private Task<IReadOnlyList<string>> AskAsync(string path, string member, CancellationToken cancel) =>
        session.ShareAsync<IReadOnlyList<string>>(path, Age, async () =>
            [.. (await session.Pve.GetAsync(path, cancel: CancellationToken.None)).Items.Select(entry => entry[member].AsText() ?? "")],
            cancel);

    private void Warn(FirewallLevel level, IEnumerable<string> names, string what, string rest)
    {
        if (string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } all)
        {
            plan.Diagnostics.Warn(
                $"A rule names no {what} that there is", $"Rules of {level} name {all}. {rest}", AttributePath.Of(at.Name));
        }
    }

    private static string Bare(string text) =>
        text.Replace("dc/", "", StringComparison.Ordinal).Replace("guest/", "", StringComparison.Ordinal);
}
