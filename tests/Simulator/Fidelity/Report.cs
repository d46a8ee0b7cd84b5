using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>Counts outcomes by area and lists what did not match.</summary>
public sealed class Report
{
    private readonly IReadOnlyList<Outcome> _counted;

    /// <param name="counted">Sequence numbers to report on; null for all that show PVE.</param>
    public Report(IEnumerable<Outcome> outcomes, IReadOnlySet<int>? counted = null)
    {
        _counted = [.. outcomes.Where(outcome => counted?.Contains(outcome.Recording.Sequence) ?? outcome.Recording.IsGolden)];
    }

    public int Counted => _counted.Count;

    public int Matched => _counted.Count(outcome => outcome.Difference is null);

    /// <summary>Exchanges that did not match, with the first difference of each.</summary>
    public IEnumerable<Outcome> Misses => _counted.Where(outcome => outcome.Difference is not null);

    /// <summary>The share that matched among the areas that start with one of the prefixes, 0 to 1; 1 where there are none.</summary>
    public double Share(params string[] prefixes)
    {
        var chosen = _counted.Where(outcome => prefixes.Any(prefix =>
            outcome.Recording.Area.StartsWith(prefix, StringComparison.Ordinal))).ToList();
        return chosen.Count == 0 ? 1 : (double)chosen.Count(outcome => outcome.Difference is null) / chosen.Count;
    }

    /// <summary>Reads a JSON array of sequence numbers.</summary>
    public static IReadOnlySet<int> ReadCounted(string path) =>
        JArray.Parse(File.ReadAllText(path)).Select(item => item.Value<int>()).ToHashSet();

    /// <summary>Writes a line for each area, then the misses, then the total.</summary>
    /// <param name="misses">Whether the misses are listed.</param>
    public void Write(TextWriter writer, bool misses = true)
    {
        foreach (var area in _counted.GroupBy(outcome => outcome.Recording.Area))
        {
            writer.WriteLine(Line(area.Key, area.Count(outcome => outcome.Difference is null), area.Count()));
        }

        foreach (var (recording, difference) in misses ? Misses : [])
        {
            writer.WriteLine($"  {recording.Sequence} {recording.Method} {recording.Path}: {difference}");
        }

        writer.WriteLine(Line("total", Matched, Counted));
    }

    private static string Line(string area, int matched, int counted) =>
        string.Create(CultureInfo.InvariantCulture, $"{area} {matched}/{counted}");
}
