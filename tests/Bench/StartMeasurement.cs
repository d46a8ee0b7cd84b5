using System.Diagnostics;

namespace Proxmox.Bench;

/// <summary>How long a provider takes to be of use, and how much memory it takes.</summary>
internal static class StartMeasurement
{
    private const int Runs = 15;

    /// <summary>Measures executables as Pulumi starts them and prints a table.</summary>
    /// <param name="executables">Each as <c>NAME=PATH</c>.</param>
    public static async Task RunPulumiAsync(IEnumerable<string> executables)
    {
        var table = new Table("build, for Pulumi", "port ms", "handshake ms", "configured ms", "schema ms", "peak MiB");
        foreach (var (name, path) in executables.Select(Parse))
        {
            var runs = new List<StartedPulumiProvider.Times>();
            for (var run = 0; run <= Runs; run++)
            {
                runs.Add(await StartedPulumiProvider.MeasureAsync(path));
            }

            // The first reads the files from the disk.
            string Spread(Func<StartedPulumiProvider.Times, double> part) => Table.Spread([.. runs.Skip(1).Select(part)]);
            table.Add(name, Spread(run => run.Port.TotalMilliseconds), Spread(run => run.Handshake.TotalMilliseconds), Spread(run => run.Configured.TotalMilliseconds), Spread(run => run.Schema.TotalMilliseconds), Spread(run => run.PeakMemory));
        }

        Console.Out.WriteLine($"From the start of the process, {Runs} runs: median (minimum)");
        table.Write(Console.Out);
    }

    /// <summary>Measures executables as Terraform starts them and prints a table.</summary>
    /// <param name="executables">Each as <c>NAME=PATH</c>.</param>
    public static async Task RunAsync(IEnumerable<string> executables)
    {
        var table = new Table("build, for Terraform", "line ms", "schema ms", "peak MiB", "file MB");
        using var certificate = StartedProvider.CreateCertificate();
        foreach (var (name, path) in executables.Select(Parse))
        {
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

    private static (string Name, string Path) Parse(string entry) =>
        entry.Split('=', 2) is [var name, var path] ? (name, path) : throw new ArgumentException($"{entry} is not of the form NAME=PATH.", nameof(entry));
}
