using System.Globalization;

namespace Proxmox.Bench;

/// <summary>The page that tells what scale costs: a table between two marks, and a plot beside it.</summary>
/// <param name="path">The page.</param>
internal sealed class PerformancePage(string path)
{
    private const string Begin = "<!-- figures -->\n";
    private const string End = "<!-- end of figures -->\n";

    /// <summary>Puts figures in the place of those that were there.</summary>
    public async Task WriteAsync(IReadOnlyList<Build> builds, IReadOnlyList<ScalePoint> points)
    {
        var text = await File.ReadAllTextAsync(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < Begin.Length || end < begin)
        {
            throw new FormatException($"{path} has no lines {Begin.Trim()} and {End.Trim()} to put the figures between.");
        }

        await File.WriteAllTextAsync(path, text[..begin] + Table(builds, points) + text[end..]);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".svg"), new Plot(builds, points).Draw());
    }

    private static string Table(IReadOnlyList<Build> builds, IReadOnlyList<ScalePoint> points)
    {
        var rows = points.SelectMany(point => ScalePoint.Metrics.Select(metric =>
            $"| {point.Command} of {point.Guests} VMs: {metric} | "
            + string.Join(" | ", builds.Select(build => Text(point.Costs[build, metric]))) + " |"));
        string[] head = ["| | " + string.Join(" | ", builds.Select(build => build.Name)) + " |", "|---|" + Repeat("---|", builds.Count)];
        return string.Join("\n", [.. head, .. rows]) + "\n";
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Text(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
