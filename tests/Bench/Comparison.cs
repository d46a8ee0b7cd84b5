using System.Globalization;

namespace Proxmox.Bench;

/// <summary>A build of the provider.</summary>
/// <param name="Name">What it is called in the tables.</param>
/// <param name="Path">Its executable.</param>
internal sealed record Build(string Name, string Path)
{
    /// <summary>Reads <c>NAME=PATH</c>.</summary>
    public static Build Parse(string text) => text.Split('=', 2) is [var name, var path]
        ? new(name, path)
        : throw new FormatException($"{text} is not of the form NAME=EXECUTABLE.");
}

/// <summary>What one run of a build has come to, by what was measured.</summary>
internal sealed class Sample
{
    /// <summary>The figures, in the order of measuring.</summary>
    public List<(string Metric, double Figure)> Figures { get; } = [];

    /// <summary>Adds a figure.</summary>
    public Sample Add(string metric, double figure)
    {
        Figures.Add((metric, figure));
        return this;
    }
}

/// <summary>Figures of several builds that were run in turn, A B A B, so that what else the machine does falls on all of them.</summary>
/// <param name="title">What was measured.</param>
/// <param name="builds">The builds; the first is what the others are compared with.</param>
internal sealed class Comparison(string title, IReadOnlyList<Build> builds)
{
    private readonly Dictionary<Build, List<Sample>> _samples = builds.ToDictionary(build => build, _ => new List<Sample>());

    /// <summary>
    /// Measures each build once for nothing, for the first run reads the files from the disk, and then as often as asked.
    /// </summary>
    public async Task RunAsync(int runs, Func<string, Task<Sample>> measure)
    {
        foreach (var build in builds)
        {
            await measure(build.Path);
        }

        await RunWarmAsync(runs, build => measure(build.Path));
    }

    /// <summary>Measures builds that have run already as often as asked.</summary>
    public async Task RunWarmAsync(int runs, Func<Build, Task<Sample>> measure)
    {
        for (var run = 0; run < runs; run++)
        {
            foreach (var build in builds)
            {
                _samples[build].Add(await measure(build));
            }
        }
    }

    /// <summary>The median of a build's figures, by what was measured.</summary>
    public double this[Build build, string metric] => Median([.. _samples[build].Select(
        sample => sample.Figures.First(figure => figure.Metric == metric).Figure)]);

    /// <summary>Prints a row for each figure: median (minimum) of each build, and the ratio of its median to that of the first.</summary>
    public void Write(TextWriter output)
    {
        var table = new Table(
            [title, .. builds.SelectMany<Build, string>((build, index) => index == 0 ? [build.Name] : [build.Name, "ratio"])]);
        var metrics = _samples[builds[0]][0].Figures.Select(figure => figure.Metric).ToList();
        for (var metric = 0; metric < metrics.Count; metric++)
        {
            var row = new List<string> { metrics[metric] };
            var reference = Median(Figures(builds[0], metric));
            foreach (var build in builds)
            {
                var figures = Figures(build, metric);
                row.Add($"{Text(Median(figures))} ({Text(figures.Min())})");
                if (build != builds[0])
                {
                    row.Add((Median(figures) / reference).ToString("0.00", CultureInfo.InvariantCulture));
                }
            }

            table.Add([.. row]);
        }

        table.Write(output);
    }

    private static double Median(IReadOnlyList<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    private static string Text(double figure) => figure.ToString(figure < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private List<double> Figures(Build build, int metric) => [.. _samples[build].Select(sample => sample.Figures[metric].Figure)];
}
