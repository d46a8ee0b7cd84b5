namespace Proxmox.Tools.Discover;

/// <summary>Counts what was found and what was not, in the same words wherever it is told.</summary>
internal static class Tally
{
    /// <summary>How many objects there are, and what is missing.</summary>
    public static string Of(Discovery found)
    {
        var missed = found.Missed;
        var (objects, kinds) = (missed.Sum(one => one.Ids.Length), missed.Where(one => one.Ids.IsEmpty)
            .Select(one => one.Resource.Name).Distinct(StringComparer.Ordinal).Count());
        string[] parts =
        [
            .. objects > 0 ? [Counted(objects, "object")] : Array.Empty<string>(),
            .. kinds > 0 ? [$"{Counted(kinds, "kind")} of objects as a whole"] : Array.Empty<string>(),
        ];
        return $"{Counted(found.Objects.Length, "object")} {(found.Objects.Length == 1 ? "is" : "are")} taken"
            + (parts.Length == 0 ? "." : $"; {string.Join(" and ", parts)} could not be taken.");
    }

    /// <summary>That the user or token sees a part only, and which nodes did not answer; a line for each.</summary>
    public static IEnumerable<string> Gaps(Discovery found)
    {
        if (!found.Hidden.IsEmpty)
        {
            var topics = found.Hidden.SelectMany(hidden => hidden.Resources).Select(ResourceFiles.TopicOf).Distinct()
                .Order(StringComparer.Ordinal);
            yield return $"The user or token sees a part only. There may be more than it is shown of: {string.Join(", ", topics)}.";
        }

        foreach (var node in found.Offline)
        {
            yield return $"Node {node.Name} is {node.Status}: nothing that is on it could be read.";
        }
    }

    /// <summary>A number with its thing.</summary>
    public static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    /// <summary>Ids in one line.</summary>
    public static string Ids(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"`{id}`"));
}
