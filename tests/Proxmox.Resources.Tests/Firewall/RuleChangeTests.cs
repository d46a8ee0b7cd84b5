using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Resources.Firewall;

namespace Proxmox.Resources.Tests.Firewall;

/// <summary>
/// Between any two requests each packet fares as by the old list or as by the new one, whatever the lists are. The packets are eight, and a
/// rule names those that it matches.
/// </summary>
internal sealed class RuleChangeTests
{
    private const int Packets = 8;

    private static readonly IReadOnlyDictionary<string, WireRule[]> Groups =
        new SortedDictionary<string, WireRule[]>(StringComparer.Ordinal)
        {
            ["empty"] = [],
            ["some"] = [Rule("in", "DROP", 0b0000_0011), Rule("in", "ACCEPT", 0b0000_0111)],
            ["all"] = [Rule("in", "ACCEPT", 0b1111_1111)],
        };

    [Test]
    public void No_list_on_the_way_decides_otherwise_than_the_old_or_the_new_one([Range(0, 39)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var (old, target) = Lists(random);
            Follow(old, target);
        }
    }

    [Test]
    public void The_same_lists_ask_for_nothing() =>
        Assert.That(RuleChange.Of([Rule("in", "DROP", 1)], [Rule("in", "DROP", 1)]), Is.Empty);

    [Test]
    public void One_rule_that_moves_is_one_request()
    {
        WireRule[] old = [Rule("in", "ACCEPT", 1), Rule("in", "DROP", 2), Rule("in", "ACCEPT", 4)];
        Assert.That(Said(RuleChange.Of(old, [old[1], old[2], old[0]])), Is.EqualTo(new[] { "PUT 0 moveto=3" }));
        Assert.That(Said(RuleChange.Of(old, [old[2], old[0], old[1]])), Is.EqualTo(new[] { "PUT 2 moveto=0" }));
    }

    [Test]
    public void One_rule_that_changes_is_one_request()
    {
        WireRule[] old = [Rule("in", "ACCEPT", 1), Rule("in", "DROP", 2), Rule("in", "ACCEPT", 4)];
        Assert.That(Said(RuleChange.Of(old, [old[0], Rule("in", "ACCEPT", 2), old[2]])),
            Is.EqualTo(new[] { "PUT 1 enable=1&action=ACCEPT&source=2&type=in" }));
    }

    [Test]
    public void Rules_that_all_do_the_same_are_in_force_from_the_start()
    {
        var target = Enumerable.Range(1, 4).Select(source => Rule("in", "ACCEPT", source)).ToList();
        Assert.That(RuleChange.Of([], target).Select(step => step.Verb), Is.All.EqualTo("POST"));
    }

    [Test]
    public void A_refusal_comes_into_force_before_what_it_is_to_be_in_front_of()
    {
        WireRule[] target = [Rule("in", "DROP", 1), Rule("in", "ACCEPT", 3)];
        Assert.That(Said(RuleChange.Of([], target)), Is.EqualTo(new[]
        {
            "POST  enable=0&action=ACCEPT&source=3&type=in", "POST  enable=1&action=DROP&source=1&type=in", "PUT 1 enable=1",
        }));
    }

    private static IEnumerable<string> Said(IEnumerable<RuleStep> steps) => steps.Select(step =>
        $"{step.Verb} {step.Position} {string.Join('&', step.Form.Select(entry => $"{entry.Key}={entry.Value}"))}");

    // Carries the requests out as PVE does, and looks at every packet after each.
    private static void Follow(IReadOnlyList<WireRule> old, IReadOnlyList<WireRule> target)
    {
        foreach (var policy in new[] { "ACCEPT", "DROP" })
        {
            var list = old.ToList();
            foreach (var step in RuleChange.Of(old, target))
            {
                CarryOut(list, step);
                Assert.That(RuleList.AreSame(list, step.After), Is.True, "what is expected is what PVE has");
                for (var packet = 0; packet < Packets * 2; packet++)
                {
                    var fate = Fate(list, packet, policy);
                    if (fate != Fate(old, packet, policy) && fate != Fate(target, packet, policy))
                    {
                        Assert.Fail($"packet {packet} is met with {fate} after {step}\nold {Text(old)}\nnew {Text(target)}\n"
                            + $"now {Text(list)}");
                    }
                }
            }

            Assert.That(RuleList.AreSame(list, target), Is.True, $"{Text(list)}\nis not\n{Text(target)}");
        }
    }

    private static void CarryOut(List<WireRule> list, RuleStep step)
    {
        if (step.Position is not { } position)
        {
            list.Insert(0, Changed(new(ImmutableSortedDictionary<string, string>.Empty, false), step));
        }
        else if (step.Verb == "DELETE")
        {
            list.RemoveAt(position);
        }
        else if (step.Form["moveto"] is { } to)
        {
            var (rule, place) = (list[position], int.Parse(to, CultureInfo.InvariantCulture));
            var before = place < list.Count ? list[place] : null;
            list.RemoveAt(position);
            list.Insert(before is null ? list.Count : list.FindIndex(other => ReferenceEquals(other, before)), rule);
        }
        else
        {
            list[position] = Changed(list[position], step);
        }
    }

    private static WireRule Changed(WireRule rule, RuleStep step)
    {
        var parameters = step.Form.Where(entry => entry.Key is not ("enable" or "delete"))
            .Aggregate(rule.Parameters, (all, entry) => all.SetItem(entry.Key, entry.Value))
            .RemoveRange((step.Form["delete"] ?? "").Split(','));
        return new(parameters, step.Form["enable"] is { } enabled ? enabled == "1" : rule.IsOn);
    }

    // Incoming packets, and behind them outgoing ones.
    private static string Fate(IEnumerable<WireRule> list, int packet, string policy) => Decide(list, packet) ?? policy;

    private static string? Decide(IEnumerable<WireRule> list, int packet)
    {
        foreach (var rule in list.Where(rule => rule.IsOn))
        {
            if (rule.Type == "group")
            {
                if (Decide(Groups[rule.Action], packet) is { } decided)
                {
                    return decided;
                }
            }
            else if ((rule.Type == "in") == (packet < Packets)
                && (int.Parse(rule.Parameters["source"], CultureInfo.InvariantCulture) & (1 << (packet % Packets))) != 0)
            {
                return rule.Action;
            }
        }

        return null;
    }

    private static (List<WireRule> Old, List<WireRule> Target) Lists(Random random)
    {
        var old = Enumerable.Range(0, random.Next(7)).Select(_ => Any(random)).ToList();
        if (random.Next(3) == 0)
        {
            return (old, [.. Enumerable.Range(0, random.Next(7)).Select(_ => Any(random))]);
        }

        // Mostly a list is changed here and there.
        var target = old.ToList();
        for (var change = random.Next(5); change > 0; change--)
        {
            var at = random.Next(target.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    target.Insert(at, Any(random));
                    break;
                case 1 when at < target.Count:
                    target.RemoveAt(at);
                    break;
                case 2 when at < target.Count:
                    var moved = target[at];
                    target.RemoveAt(at);
                    target.Insert(random.Next(target.Count + 1), moved);
                    break;
                case 3 when at < target.Count:
                    target[at] = target[at] with { IsOn = !target[at].IsOn };
                    break;
                default:
                    break;
            }
        }

        return (old, target);
    }

    private static WireRule Any(Random random)
    {
        var rule = random.Next(8) == 0
            ? new WireRule(ImmutableSortedDictionary<string, string>.Empty.Add("type", "group")
                .Add("action", Groups.Keys.ElementAt(random.Next(3))), true)
            : Rule(random.Next(4) == 0 ? "out" : "in", random.Next(2) == 0 ? "ACCEPT" : "DROP", random.Next(1, 256));
        rule = rule with { IsOn = random.Next(5) > 0 };
        return random.Next(4) == 0 ? new(rule.Parameters.Add("comment", $"c{random.Next(3)}"), rule.IsOn) : rule;
    }

    private static WireRule Rule(string type, string action, int source) => new(
        ImmutableSortedDictionary<string, string>.Empty.Add("type", type).Add("action", action)
            .Add("source", source.ToString(CultureInfo.InvariantCulture)), true);

    private static string Text(IEnumerable<WireRule> list) => string.Join(", ", list.Select(rule =>
        $"{(rule.IsOn ? "" : "|")}{rule.Type} {rule.Action} {rule.Parameters.GetValueOrDefault("source")}"));
}
