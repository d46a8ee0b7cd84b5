using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// What names an alias, a set or a group: PVE itself follows a rename of a group alone, and there not in VNets. A rule whose name is gone
/// is overlooked, so that the new name is there before and the old one goes behind.
/// </summary>
/// <param name="operation">The rename.</param>
/// <param name="of">Where the name is known: the cluster, and so everywhere, or a guest.</param>
internal sealed class Referrers(Operation operation, FirewallLevel of)
{
    private static readonly string[] Places = ["source", "dest"];
    private static readonly string[] OfEntries = ["comment", "nomatch"];

    private readonly List<string> _unseen = [];

    /// <summary>Has rules, and for aliases sets, name the new one.</summary>
    /// <param name="sign">What stands in front of the name in rules: a plus for sets.</param>
    /// <param name="old">The name so far.</param>
    /// <param name="now">The new name.</param>
    /// <param name="cancel">The operation's time limit.</param>
    public async Task FollowAsync(string sign, string old, string now, CancellationToken cancel)
    {
        foreach (var level in of.IsGuest ? [of] : await LevelsAsync(cancel))
        {
            await SeeAsync(level, async () =>
            {
                var names = await NamesAsync(level, sign, old, now, cancel);
                await RulesAsync(level, rule => from key in Places
                                                where names.ContainsKey(rule[key].AsText() ?? "")
                                                select (key, names[rule[key].AsText()!]), cancel);
                if (sign.Length == 0 && (level.IsGuest || level.Kind == LevelKind.Cluster))
                {
                    await SetsAsync(level, names, cancel);
                }
            });
        }

        Tell(old);
    }

    /// <summary>Has rules of VNets put the group of the new name to use, as PVE does for all others.</summary>
    public async Task FollowGroupAsync(string old, string now, CancellationToken cancel)
    {
        foreach (var level in (await LevelsAsync(cancel)).Where(level => level.Kind == LevelKind.Vnet))
        {
            await SeeAsync(level, () => RulesAsync(level, rule =>
                rule["type"].AsText() == RuleFields.GroupType && rule["action"].AsText() == old ? [("action", now)] : [], cancel));
        }

        operation.Session.Part<Renames>().Note(old, now);
        Tell(old);
    }

    // A name without a word in front is a guest's own where it has one.
    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        FirewallLevel level, string sign, string old, string now, CancellationToken cancel)
    {
        var word = of.IsGuest ? "guest/" : "dc/";
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [$"{sign}{word}{old}"] = $"{sign}{word}{now}" };
        var isShadowed = level.IsGuest && !of.IsGuest && (await operation.Pve.GetAsync(
            await level.RequireRootAsync(operation.Session, cancel) + (sign.Length > 0 ? "/ipset" : "/aliases"), cancel: cancel)).Items
            .Any(own => string.Equals(own["name"].AsText(), old, StringComparison.OrdinalIgnoreCase));
        if (!isShadowed)
        {
            names[sign + old] = sign + now;
        }

        foreach (var (before, after) in names)
        {
            operation.Session.Part<Renames>().Note(before, after);
        }

        return names;
    }

    private async Task RulesAsync(
        FirewallLevel level, Func<PveData, IEnumerable<(string Key, string Value)>> change, CancellationToken cancel)
    {
        using var held = level.File == of.File ? null : await level.LockAsync(operation, cancel);
        var path = await level.RulesAsync(operation.Session, cancel) ?? throw level.Missing();
        var count = (await operation.Pve.GetAsync(path, cancel: cancel)).Items.Count;
        for (var position = 0; position < count; position++)
        {
            // The place and the digest change with every request of anybody.
            var rules = (await operation.Pve.GetAsync(path, cancel: cancel)).Items.OrderBy(rule => rule["pos"].AsLong()).ToList();
            if (rules.FindIndex(rule => change(rule).Any()) is not (>= 0 and var found))
            {
                return;
            }

            var form = change(rules[found]).Aggregate(new Form(), (all, set) => all.Add(set.Key, set.Value));
            await operation.Pve.PutAsync(path + PvePath.Join(found.ToString(CultureInfo.InvariantCulture)),
                form.Add("digest", rules[found]["digest"].AsText() ?? ""), cancel);
        }
    }

    private async Task SetsAsync(FirewallLevel level, IReadOnlyDictionary<string, string> names, CancellationToken cancel)
    {
        var root = await level.RequireRootAsync(operation.Session, cancel) + "/ipset";
        foreach (var set in (await operation.Pve.GetAsync(root, cancel: cancel)).Items
            .Select(set => root + PvePath.Join(set["name"].AsText()!)))
        {
            foreach (var entry in (await operation.Pve.GetAsync(set, cancel: cancel)).Items
                .Where(entry => names.ContainsKey(entry["cidr"].AsText()!)))
            {
                var form = new Form().Add("cidr", names[entry["cidr"].AsText()!]);
                foreach (var key in OfEntries.Where(key => !entry[key].IsNull))
                {
                    form.Add(key, entry[key].AsText()!);
                }

                await operation.Pve.PostAsync(set, form, cancel);
                await operation.Pve.DeleteAsync(set + PvePath.Join(entry["cidr"].AsText()!), cancel: cancel);
            }
        }
    }

    private async Task<IReadOnlyList<FirewallLevel>> LevelsAsync(CancellationToken cancel)
    {
        var pve = operation.Pve;
        var levels = new List<FirewallLevel> { new(LevelKind.Cluster, "") };
        levels.AddRange(Of(await pve.GetAsync("/cluster/firewall/groups", cancel: cancel), LevelKind.Group, "group"));
        levels.AddRange(Of(await pve.GetAsync("/nodes", cancel: cancel), LevelKind.Node, "node"));
        levels.AddRange((await GuestDirectory.AllAsync(operation.Session, cancel)).Values.Select(guest => new FirewallLevel(
            guest.Kind == GuestKind.Vm ? LevelKind.Vm : LevelKind.Container, Number.Of(guest.VmId).ToString())));
        levels.AddRange(Of(await pve.GetAsync("/cluster/sdn/vnets", cancel: cancel), LevelKind.Vnet, "vnet"));
        return levels;
    }

    private static IEnumerable<FirewallLevel> Of(PveData list, LevelKind kind, string member) =>
        list.Items.Select(entry => new FirewallLevel(kind, entry[member].AsText()!));

    // A VNet that was not applied has no rules, and a guest may just be gone.
    private async Task SeeAsync(FirewallLevel level, Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (PveFault hidden) when (hidden.Kind == FaultKind.Permission)
        {
            _unseen.Add(level.ToString());
        }
        catch (PveFault gone) when (gone.Kind == FaultKind.NotFound)
        {
        }
    }

    private void Tell(string old)
    {
        if (_unseen.Count > 0)
        {
            operation.Diagnostics.Warn("Not all that may name it could be looked at",
                $"\"{old}\" has another name now. Rules of {string.Join(", ", _unseen)} could not be seen: PVE overlooks those that name it "
                    + "until they name the new one.");
        }
    }
}
