using System.Collections.Immutable;

namespace Proxmox.Tools.Discover;

/// <summary>Keeps the blocks that an earlier run has written for several objects: an address in a state is not left without need.</summary>
internal static class EarlierGroups
{
    /// <summary>Those that still share the block, and new ones that are like them.</summary>
    /// <param name="members">Those that did.</param>
    /// <param name="outlines">The outlines of all.</param>
    /// <param name="free">Those that no earlier run has written; what the block takes is taken out.</param>
    public static List<Outline> Kept(IReadOnlyList<FoundObject> members, IReadOnlyList<Outline> outlines, List<Outline> free)
    {
        var places = members.Select(one => one.Place).ToHashSet();
        var kept = outlines.Where(outline => places.Contains(outline.Object.Place))
            .GroupBy(outline => outline.Shape, StringComparer.Ordinal).SelectMany(shape => Grouping.Alike([.. shape], 1))
            .MaxBy(group => group.Count) ?? [];
        foreach (var outline in kept.Count == 0 ? [] : free.Where(outline => outline.Shape == kept[0].Shape).ToList())
        {
            if (Grouping.Alike([.. kept, outline], 1).Take(2).Count() == 1)
            {
                kept.Add(outline);
                free.Remove(outline);
            }
        }

        return kept;
    }

    /// <summary>The keys: those that they have, and others for those that are new.</summary>
    public static IEnumerable<string> Keys(IReadOnlyList<FoundObject> group)
    {
        var taken = group.Select(one => one.Earlier?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. group.Select(one => one.Earlier?.Key ?? Grouping.Names(one.Resource).Select(name => one.Config[name].AsText())
            .OfType<string>().Append(one.Label).Append($"{one.Label}_{one.Id}").First(name => name.Length > 0 && taken.Add(name)))];
    }

    /// <summary>Tells that an object has left the block that it shared.</summary>
    public static AddressMove Move(FoundObject found) =>
        new(found.Resource, found.Earlier!.Label, found.Earlier.Key, found.Label);

    /// <summary>What is told of other addresses: by this run, and by earlier ones, for nobody knows which of them was applied.</summary>
    public static ImmutableArray<AddressMove> Moves(Earlier earlier, IReadOnlyList<AddressMove> moves, IEnumerable<FoundObject> objects)
    {
        var alone = objects.Where(one => one.Key is null).Select(one => (one.Resource.Name, one.Label)).ToHashSet();
        return [.. earlier.Moves.Where(move => alone.Contains((move.Resource.Name, move.To))), .. moves];
    }
}
