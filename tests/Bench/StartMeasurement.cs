using System.Diagnostics;

namespace Proxmox.Bench;

/// <summary>How long a provider takes to be of use, and how much memory it takes.</summary>
internal static class StartMeasurement
{
    private const int Runs = 15;

    /// <summary>Measures executables and prints a table.</summary>
    /// <param name="executables">Each as <c>NAME=PATH</c>.</param>
    public static async Task RunAsync(IEnumerable<string> executables)
    {
        var table = new Table("build", "line ms", "schema ms", "peak MiB", "file MB");
        using var certificate = StartedProvider.CreateCertificate();
        foreach (var entry in executables)
        {
            var (name, path) = entry.Split('=', 2) is [var left, var right] ? (left, right) : throw new ArgumentException($"{entry} is not of the form NAME=PATH.", nameof(executables));
            var (lines, schemas, memory) = (new List<double>(), new List<double>(), new List<double>());
            // One run more: the first reads the files from the disk.
            for (var run = 0; run <= Runs; run++)
            {
                var watch = Stopwatch.StartNew();
                using var provider = await StartedProvider.StartAsync(path, certificate);
                await provider.SchemaAsync();
                var schema = watch.Elapsed;
                if (run > 0)
                {
                    lines.Add(provider.Line.TotalMilliseconds);
                    schemas.Add(schema.TotalMilliseconds);
                    memory.Add(provider.PeakMemory);
                }

                await provider.StopAsync();
            }

            table.Add(name, Table.Spread(lines), Table.Spread(schemas), Table.Spread(memory), $"{new FileInfo(path).Length / 1e6:0.0}");
        }

        Console.Out.WriteLine($"From the start of the process, {Runs} runs: median (minimum)");
        table.Write(Console.Out);
    }
}
