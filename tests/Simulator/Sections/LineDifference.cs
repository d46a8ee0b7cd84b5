using System.Globalization;
using System.Text;

namespace Proxmox.Simulator.Sections;

/// <summary>The difference of two texts by lines, as <c>diff -u</c> shows it.</summary>
internal static class LineDifference
{
    private const int Context = 3;

    /// <summary>The hunks, each with three lines around it; empty where the texts are the same.</summary>
    public static string Between(string old, string changed)
    {
        var lines = Align(old.Split('\n')[..^1], changed.Split('\n')[..^1]);
        var text = new StringBuilder();
        for (var at = Next(lines, 0); at < lines.Count;)
        {
            var end = at;
            for (var next = at; next < lines.Count && next - end <= 2 * Context; next = Next(lines, end))
            {
                end = next + 1;
            }

            Write(text, lines, Math.Max(0, at - Context), Math.Min(lines.Count, end + Context));
            at = Next(lines, end);
        }

        return text.ToString();
    }

    private static int Next(List<(char Sign, string Line)> lines, int from)
    {
        var found = lines.FindIndex(from, line => line.Sign != ' ');
        return found < 0 ? lines.Count : found;
    }

    private static void Write(StringBuilder text, List<(char Sign, string Line)> lines, int from, int to)
    {
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range('+')} +{Range('-')} @@\n");
        for (var i = from; i < to; i++)
        {
            text.Append(lines[i].Sign).Append(lines[i].Line).Append('\n');
        }

        // Where the lines stand that the other text has not.
        string Range(char others)
        {
            var (before, count) = (lines.Take(from).Count(line => line.Sign != others), lines[from..to].Count(line => line.Sign != others));
            var first = count == 0 ? before : before + 1;
            return count == 1 ? $"{first}" : $"{first},{count}";
        }
    }

    // What is the same, as much of it as can be; between it what has gone, before what has come.
    private static List<(char Sign, string Line)> Align(string[] old, string[] changed)
    {
        var common = new int[old.Length + 1, changed.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = changed.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == changed[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<(char Sign, string Line)>();
        var came = new List<(char Sign, string Line)>();
        var (o, c) = (0, 0);
        while (o < old.Length || c < changed.Length)
        {
            if (o < old.Length && c < changed.Length && old[o] == changed[c])
            {
                lines.AddRange(came);
                came.Clear();
                lines.Add((' ', old[o++]));
                c++;
            }
            else if (c == changed.Length || (o < old.Length && common[o + 1, c] >= common[o, c + 1]))
            {
                lines.Add(('-', old[o++]));
            }
            else
            {
                came.Add(('+', changed[c++]));
            }
        }

        return [.. lines, .. came];
    }
}
