using System.Collections.Immutable;

namespace Proxmox.Tools.Discover;

/// <summary>What of an object is compared with others; little enough to hold it of all.</summary>
/// <param name="Object">The object.</param>
/// <param name="Shape">The names of its values.</param>
/// <param name="Values">Its values, in the order of the names.</param>
/// <param name="IsFree">Which of them each object has of its own anyway.</param>
internal sealed record Outline(FoundObject Object, string Shape, ImmutableArray<UInt128> Values, ImmutableArray<bool> IsFree)
{
    /// <summary>That of an object; null for one that has more to be said of it.</summary>
    public static Outline? Of(FoundObject found, BodyWriter bodies)
    {
        if (!found.Notes.IsEmpty || found.Config.Members.Values.Any(value => value.IsUnknown))
        {
            return null;
        }

        var leaves = Leaf.Of(bodies.Write(found)).ToList();
        var shape = string.Join('\0', leaves.Select(leaf => leaf.Name).Concat(found.Remarks));
        return new(found, shape, [.. leaves.Select(leaf => Digest.Of(leaf.Text))],
            [.. leaves.Select(leaf => leaf.IsServerChosen(found.Resource) || IsName(found, leaf))]);
    }

    private static bool IsName(FoundObject found, Leaf leaf) =>
        leaf.Path is [var name] && (Grouping.Names(found.Resource).Contains(name) || found.Resource.Identity.Any(field =>
            field.Name == name));
}
