using System.Globalization;
using Proxmox.Client;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// The requests that make one list of rules another, in such an order that between any two of them each packet fares as it does by the old
/// list or as it will by the new one. See <c>docs/design/firewall.md</c> for why.
/// </summary>
internal sealed class RuleChange
{
    private readonly List<RuleStep> _steps = [];
    private readonly List<Entry> _merged;

    // What PVE has, in its order, each with whether it is in force.
    private readonly List<Entry> _now;

    private RuleChange(IReadOnlyList<WireRule> old, IReadOnlyList<WireRule> target)
    {
        _merged = Merge(old, target);
        _now = [.. _merged.Where(entry => entry.Old is not null)];
    }

    /// <summary>The requests; none when the lists are the same.</summary>
    public static IReadOnlyList<RuleStep> Of(IReadOnlyList<WireRule> old, IReadOnlyList<WireRule> target)
    {
        var change = new RuleChange(old, target);
        if (!change.TryAtOnce())
        {
            change.Insert();
            change.TurnOn();
            change.TurnOffAndRemove();
        }

        change.Note();
        return change._steps;
    }

    // One rule that moves, or that is written anew where it stands, is one request from the old list to the new one.
    private bool TryAtOnce()
    {
        if (_merged.Where(entry => entry.Old is null).ToList() is not [var added]
            || _merged.Where(entry => entry.New is null).ToList() is not [var gone]
            || _merged.Exists(entry => entry is { Old: { } was, New: { } then } && was.IsOn != then.IsOn))
        {
            return false;
        }

        var (from, to) = (_now.IndexOf(gone), _merged.TakeWhile(entry => entry != added).Count(entry => entry.Old is not null));
        if (from == to)
        {
            gone.Become(added.New!);
            _merged.Remove(added);
            Step("PUT", from, added.New!.Replacing(gone.Old!, added.New.IsOn), added.New);
            return true;
        }

        if (!gone.Old!.Is(added.New!))
        {
            return false;
        }

        _merged.Remove(gone);
        _merged[_merged.IndexOf(added)] = gone;
        gone.Become(gone.Old);
        Move(from, to);
        return true;
    }

    // PVE puts a new rule in front of all, where it is out of force until it stands in its place. What is in force from the start stands
    // there already, and does what all others do that will come in front of it.
    private void Insert()
    {
        foreach (var entry in _merged.Where(entry => entry.Old is null).Reverse().ToList())
        {
            var place = _merged.TakeWhile(other => other != entry).Count(_now.Contains);
            entry.IsOn = entry.New!.IsOn && place == 0 && _merged.TakeWhile(other => other != entry).All(other =>
                other.IsSettled || Agree(other.New!, entry.New));
            _now.Insert(0, entry);
            Step("POST", null, entry.New.ToForm(entry.IsOn), entry.New);
            if (place > 0)
            {
                Move(0, place + 1);
            }
        }
    }

    // From the first to the last: nothing is in force that another one, still out of force, is to go before.
    private void TurnOn()
    {
        foreach (var entry in _merged.Where(entry => entry is { New.IsOn: true, IsOn: false }))
        {
            entry.IsOn = true;
            Step("PUT", _now.IndexOf(entry), new Form().Add("enable", true));
        }
    }

    // From the last to the first: nothing comes to the turn of one that was behind another.
    private void TurnOffAndRemove()
    {
        foreach (var entry in _merged.AsEnumerable().Reverse().ToList())
        {
            var position = _now.IndexOf(entry);
            if (entry.New is null)
            {
                _now.Remove(entry);
                Step("DELETE", position, new());
            }
            else if (entry is { New.IsOn: false, IsOn: true })
            {
                entry.IsOn = false;
                Step("PUT", position, new Form().Add("enable", false));
            }
        }
    }

    private void Note()
    {
        foreach (var (position, entry) in _now.Index().ToList())
        {
            if (entry is { Old: { } was, New: { } then } && was.Note != then.Note)
            {
                entry.Become(then);
                Step("PUT", position, then.Replacing(was, then.IsOn), then);
            }
        }
    }

    // In front of what stood there; behind the last where nothing did.
    private void Move(int from, int to)
    {
        var entry = _now[from];
        _now.RemoveAt(from);
        _now.Insert(to > from ? to - 1 : to, entry);
        Step("PUT", from, new Form().Add("moveto", to.ToString(CultureInfo.InvariantCulture)));
    }

    private void Step(string verb, int? position, Form form, WireRule? rule = null) =>
        _steps.Add(new(verb, position, form, rule, [.. _now.Select(entry => entry.Rule with { IsOn = entry.IsOn })]));

    // Rules of other traffic never meet, and rules that do the same can stand in any order. What a group does nobody knows here.
    private static bool Agree(WireRule one, WireRule other) =>
        one.Type != RuleFields.GroupType && other.Type != RuleFields.GroupType && (one.Type != other.Type || one.Action == other.Action);

    // Both lists in one, in the order of each: what both have once, and where they part what comes before what goes.
    private static List<Entry> Merge(IReadOnlyList<WireRule> old, IReadOnlyList<WireRule> target)
    {
        var common = new int[old.Count + 1, target.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = target.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i].Sense == target[j].Sense
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var merged = new List<Entry>();
        for (int i = 0, j = 0; i < old.Count || j < target.Count;)
        {
            if (i < old.Count && j < target.Count && old[i].Sense == target[j].Sense)
            {
                merged.Add(new(old[i++], target[j++]));
            }
            else if (j < target.Count && (i == old.Count || common[i, j + 1] >= common[i + 1, j]))
            {
                merged.Add(new(null, target[j++]));
            }
            else
            {
                merged.Add(new(old[i++], null));
            }
        }

        return merged;
    }

    // A rule of either list.
    private sealed class Entry(WireRule? old, WireRule? target)
    {
        public WireRule? Old { get; } = old;

        public WireRule? New { get; private set; } = target;

        // As PVE has it.
        public WireRule Rule { get; private set; } = old ?? target!;

        public bool IsOn { get; set; } = old is { IsOn: true };

        // Nothing is still to be put in force here.
        public bool IsSettled => New is not { IsOn: true } || IsOn;

        public void Become(WireRule rule) => (New, Rule, IsOn) = (rule, rule, rule.IsOn);
    }
}
