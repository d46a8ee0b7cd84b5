namespace Proxmox.Model.Values;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>
    /// The known name that takes the fewest changes of single characters, case apart, or else begins with what was written; null when every
    /// one is far off.
    /// </summary>
    public static string? Of(string name, IReadOnlyCollection<string> known)
    {
        var (nearest, distance) = known
            .Select(candidate => (Name: candidate, Distance: Distance(Folded(name), Folded(candidate))))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        var farthest = Math.Min(Math.Max(2, name.Length / 3), name.Length / 2);
        return nearest is not null && distance <= farthest && distance < nearest.Length ? nearest
            : name.Length > 2 ? known.Where(candidate => Folded(candidate).StartsWith(Folded(name), StringComparison.Ordinal))
                .MinBy(candidate => candidate.Length)
            : null;
    }

    private static string Folded(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[to.Length];
    }
}
