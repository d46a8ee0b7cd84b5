using System.Globalization;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Firewall;

/// <summary>What a rule may say where it stands, as far as it can be told without PVE (<c>PVE::Firewall::verify_rule</c>).</summary>
internal static class RuleChecks
{
    private static readonly string[] WithPorts = ["tcp", "6", "udp", "17", "udplite", "136", "dccp", "33", "sctp", "132"];
    private static readonly string[] Icmp = ["icmp", "icmpv6", "ipv6-icmp"];

    /// <summary>The problems of a list of rules.</summary>
    public static IEnumerable<Violation> OfList(Attributes config, Field<string> level, Field<IReadOnlyList<Attributes>> rules)
    {
        if (!config.Has(rules))
        {
            return [];
        }

        var where = config.Has(level) ? FirewallLevel.Parse(config.Get(level)!) : null;
        return config[rules].Items.SelectMany((rule, index) => rule.IsUnknown ? [] : Of(new(rule), where)
            .Select(said => new Violation(rules, $"rules[{index.ToString(CultureInfo.InvariantCulture)}]: {said}")));
    }

    /// <summary>The problems of a rule, in sentences.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="level">Where it stands; null when that is not known yet.</param>
    public static IEnumerable<string> Of(Attributes rule, FirewallLevel? level)
    {
        var type = rule.Get(RuleFields.Type);
        if (type is null)
        {
            yield break;
        }

        if (level is not null && !TypesOf(level).Contains(type))
        {
            yield return $"{level} has no rules of the type \"{type}\": use {string.Join(" or ", TypesOf(level))}.";
        }

        if (type == RuleFields.GroupType)
        {
            if (rule[RuleFields.SecurityGroup].IsNull)
            {
                yield return "A rule of the type \"group\" names a group: set security_group.";
            }

            if (!rule[RuleFields.Action].IsNull)
            {
                yield return "A rule of the type \"group\" has no action, for the rules of the group have theirs: leave action out.";
            }

            foreach (var field in RuleFields.All.Where(field => !rule[field].IsNull && !RuleFields.OfGroups.Contains(field)))
            {
                yield return $"A rule of the type \"group\" has no {field.Name}, for the rules of the group have theirs: leave it out.";
            }

            yield break;
        }

        foreach (var said in OfTraffic(rule, type, level))
        {
            yield return said;
        }
    }

    private static IEnumerable<string> OfTraffic(Attributes rule, string type, FirewallLevel? level)
    {
        var (protocol, isKnown) = (rule.Get(RuleFields.Protocol), !rule[RuleFields.Protocol].IsUnknown);
        if (rule[RuleFields.Action].IsNull)
        {
            yield return $"A rule of the type \"{type}\" has an action: set it to ACCEPT, DROP or REJECT.";
        }

        if (!rule[RuleFields.SecurityGroup].IsNull)
        {
            yield return "security_group is for the type \"group\" alone: leave it out, or set type to group.";
        }

        if (type == "forward" && rule.Get(RuleFields.Action) == "REJECT")
        {
            yield return "What is passed on cannot be rejected: use DROP.";
        }

        if (level is { Kind: LevelKind.Group or LevelKind.Vnet } && !rule[RuleFields.Interface].IsNull)
        {
            yield return $"Rules of {level} have no interface: leave it out. A group is bound to one where it is put to use.";
        }

        if (level is { IsGuest: true } && rule.Get(RuleFields.Interface) is { } name && !IsOfGuest(name))
        {
            yield return $"interface \"{name}\" is none of a guest: use net0, net1 and so on, whatever the interface is called inside.";
        }

        foreach (var port in new[] { RuleFields.SourcePort, RuleFields.DestinationPort }.Where(port => !rule[port].IsNull && isKnown))
        {
            if (protocol is null)
            {
                yield return $"{port.Name} needs protocol, such as tcp or udp.";
            }
            else if (!WithPorts.Contains(protocol) && !(port == RuleFields.DestinationPort && Icmp.Contains(protocol)))
            {
                yield return $"The protocol {protocol} has no ports: leave {port.Name} out.";
            }
        }

        if (rule.Get(RuleFields.IcmpType) is { } icmp && isKnown)
        {
            if (!Icmp.Contains(protocol))
            {
                yield return "icmp_type needs the protocol icmp or icmpv6.";
            }
            else if (!(protocol == "icmp" ? IcmpTypes.V4 : IcmpTypes.V6).Contains(icmp))
            {
                yield return $"icmp_type \"{icmp}\" is none of {protocol}.";
            }
        }
    }

    private static string[] TypesOf(FirewallLevel level) => level.Kind switch
    {
        LevelKind.Group => ["in", "out", "forward"],
        LevelKind.Vm or LevelKind.Container => ["in", "out", RuleFields.GroupType],
        LevelKind.Vnet => ["forward", RuleFields.GroupType],
        _ => ["in", "out", "forward", RuleFields.GroupType],
    };

    private static bool IsOfGuest(string name) =>
        name.StartsWith("net", StringComparison.Ordinal) && name.Length > 3 && name.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;
}
