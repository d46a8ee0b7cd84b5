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

    /// <summary>The same objects, those that are alike with a common label and keys.</summary>
    public static Discovery Of(Discovery found)
    {
        var index = new ObjectIndex(found.Catalog, []);
        var grouped = ImmutableArray.CreateBuilder<FoundObject>();
        foreach (var kind in found.Objects.GroupBy(one => one.Resource.Name))
        {
            var objects = Assigned([.. kind], new(index));
            objects.ForEach(index.Add);
            grouped.AddRange(objects);
        }

        return found with { Objects = grouped.ToImmutable() };
    }

    private static List<FoundObject> Assigned(List<FoundObject> objects, BodyWriter bodies)
    {
        if (objects.Count < Fewest)
        {
            return objects;
        }

        var labels = objects.Select(one => one.Label).ToHashSet(StringComparer.Ordinal);
        var assigned = objects.ToDictionary(one => one.Place);
        foreach (var group in objects.Select(one => Outline.Of(one, bodies)).OfType<Outline>()
            .GroupBy(outline => outline.Shape, StringComparer.Ordinal).SelectMany(Alike).Where(group => group.Count >= Fewest))
        {
            var label = Unused(Name(group), labels);
            foreach (var (one, key) in group.Select(outline => outline.Object).Zip(Keys(group)))
            {
                assigned[one.Place] = one with { Label = label, Key = key };
            }
        }

        return [.. assigned.Values.OrderBy(one => one.Place)];
    }

    // Those that differ most are what each object has of its own; in everything else the objects of a group are the same.
    private static IEnumerable<List<Outline>> Alike(IGrouping<string, Outline> shape)
    {
        var all = shape.ToList();
        if (all.Count < Fewest)
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
        var names = Names(group[0].Object.Resource)
            .Select(name => group.Select(outline => outline.Object.Config[name].AsText() ?? "").ToList())
            .FirstOrDefault(names => names.All(name => name.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Count);
        return names ?? group.Select(outline => outline.Object.Label);
    }

    private static IEnumerable<string> Names(Resource resource) =>
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

    /// <summary>What of an object is compared with others; little enough to hold it of all.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="Shape">The names of its values.</param>
    /// <param name="Values">Its values, in the order of the names.</param>
    /// <param name="IsFree">Which of them each object has of its own anyway.</param>
    private sealed record Outline(FoundObject Object, string Shape, ImmutableArray<UInt128> Values, ImmutableArray<bool> IsFree)
    {
        /// <summary>That of an object; null for one that has more to be said of it.</summary>
        public static Outline? Of(FoundObject found, BodyWriter bodies)
        {
            if (!found.Notes.IsEmpty || found.Config.Members.Values.Any(value => value.IsUnknown))
            {
                return null;
            }

            var leaves = Leaf.Of(bodies.Write(found)).ToList();
            return new(found, string.Join('\0', leaves.Select(leaf => leaf.Name)), [.. leaves.Select(leaf => Digest.Of(leaf.Text))],
                [.. leaves.Select(leaf => leaf.IsServerChosen(found.Resource) || IsName(found, leaf))]);
        }

        private static bool IsName(FoundObject found, Leaf leaf) =>
            leaf.Path is [var name] && (Names(found.Resource).Contains(name) || found.Resource.Identity.Any(field => field.Name == name));
    }
}
