using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Engine.Declarations;

namespace Proxmox.Tools.Discover;

/// <summary>Finds objects that differ in so little that one block stands for all of them, by <c>for_each</c>.</summary>
internal static class Grouping
{
    private const int Fewest = 10;

    // Beside the name, and beside what PVE would choose for each by itself, such as a MAC address.
    private const int MostDifferences = 2;

    /// <summary>
    /// The same objects, those that are alike with a common label and keys; what an earlier run has written keeps its own.
    /// </summary>
    public static Discovery Of(Discovery found, Earlier earlier)
    {
        var index = new ObjectIndex(found.Catalog, []);
        var moves = new List<AddressMove>();
        var grouped = ImmutableArray.CreateBuilder<FoundObject>();
        foreach (var kind in found.Objects.GroupBy(one => one.Resource.Name))
        {
            var objects = Assigned([.. kind], new(index), earlier, moves);
            objects.ForEach(index.Add);
            grouped.AddRange(objects);
        }

        return found with { Objects = grouped.ToImmutable(), Moves = EarlierGroups.Moves(earlier, moves, grouped) };
    }

    private static List<FoundObject> Assigned(
        List<FoundObject> objects, BodyWriter bodies, Earlier earlier, List<AddressMove> moves)
    {
        if (objects.Count < Fewest && objects.All(one => one.Earlier?.Key is null))
        {
            return objects;
        }

        var labels = objects.Select(one => one.Label).Concat(earlier.LabelsOf(objects[0].Resource)).ToHashSet(StringComparer.Ordinal);
        var assigned = objects.ToDictionary(one => one.Place);
        var outlines = objects.Select(one => Outline.Of(one, bodies)).OfType<Outline>().ToList();
        var free = outlines.Where(outline => outline.Object.Earlier is null).ToList();
        foreach (var group in objects.Where(one => one.Earlier?.Key is not null).GroupBy(one => one.Earlier!.Label))
        {
            var kept = EarlierGroups.Kept([.. group], outlines, free);
            Assign(kept, group.Key);
            moves.AddRange(group.Where(one => assigned[one.Place].Key is null).Select(EarlierGroups.Move));
        }

        foreach (var group in free.GroupBy(outline => outline.Shape, StringComparer.Ordinal).SelectMany(shape => Alike([.. shape], Fewest))
            .Where(group => group.Count >= Fewest))
        {
            Assign(group, Unused(Name(group), labels));
        }

        return [.. assigned.Values.OrderBy(one => one.Place)];

        void Assign(List<Outline> group, string label)
        {
            foreach (var (one, key) in group.Select(outline => outline.Object).Zip(Keys(group)))
            {
                assigned[one.Place] = one with { Label = label, Key = key };
            }
        }
    }

    // Those that differ most are what each object has of its own; in everything else the objects of a group are the same.
    internal static IEnumerable<List<Outline>> Alike(List<Outline> all, int fewest)
    {
        if (all.Count < fewest)
        {
            return [];
        }

        var leaves = Enumerable.Range(0, all[0].Values.Length).ToList();
        var own = leaves.Where(leaf => all[0].IsFree[leaf]).ToHashSet();
        own.UnionWith(leaves.Where(leaf => !own.Contains(leaf))
            .Select(leaf => (leaf, Different: all.Select(outline => outline.Values[leaf]).Distinct().Count()))
            .Where(leaf => leaf.Different > 1).OrderByDescending(leaf => leaf.Different).ThenBy(leaf => leaf.leaf)
            .Take(MostDifferences).Select(leaf => leaf.leaf));
        return all.GroupBy(outline => string.Join(' ', leaves.Where(leaf => !own.Contains(leaf)).Select(leaf => outline.Values[leaf])))
            .Select(group => group.ToList());
    }

    private static IEnumerable<string> Keys(List<Outline> group)
    {
        if (group.Any(outline => outline.Object.Earlier?.Key is not null))
        {
            return EarlierGroups.Keys([.. group.Select(outline => outline.Object)]);
        }

        var names = Names(group[0].Object.Resource)
            .Select(name => group.Select(outline => outline.Object.Config[name].AsText() ?? "").ToList())
            .FirstOrDefault(names => names.All(name => name.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Count);
        return names ?? group.Select(outline => outline.Object.Label);
    }

    internal static IEnumerable<string> Names(Resource resource) =>
        resource.Identity is [var identity] ? [identity.Name, .. Labels.Names] : Labels.Names;

    private static string Name(List<Outline> group)
    {
        var labels = group.Select(outline => outline.Object.Label).ToList();
        var shared = labels[0].TakeWhile((letter, place) => labels.All(label => label.Length > place && label[place] == letter)).Count();
        var name = labels[0][..shared].TrimEnd('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name.Count(char.IsAsciiLetter) > 2 ? name : group[0].Object.Resource.Name + "s";
    }

    private static string Unused(string name, HashSet<string> labels)
    {
        var label = name;
        for (var number = 2; !labels.Add(label); number++)
        {
            label = $"{name}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return label;
    }
}
