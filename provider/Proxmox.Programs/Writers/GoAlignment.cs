namespace Proxmox.Programs.Writers;

/// <summary>Keys and values as Go's formatter lays them out: the values of neighbours that are one line long begin in one column.</summary>
internal static class GoAlignment
{
    /// <summary>The entries of a literal in which each has a line of its own.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<(string Key, string Value)> entries)
    {
        var lines = new List<string>();
        for (var at = 0; at < entries.Count;)
        {
            var run = entries.Skip(at).TakeWhile(entry => !entry.Value.Contains('\n', StringComparison.Ordinal)).ToList();
            var width = run.Select(entry => entry.Key.Length).DefaultIfEmpty().Max();
            lines.AddRange(run.Select(entry => $"{entry.Key}:{new string(' ', width - entry.Key.Length + 1)}{entry.Value}"));
            at += run.Count;
            if (at < entries.Count)
            {
                lines.Add($"{entries[at].Key}: {entries[at].Value}");
                at++;
            }
        }

        return lines;
    }
}
