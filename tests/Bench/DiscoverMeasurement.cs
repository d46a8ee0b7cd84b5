using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator;

namespace Proxmox.Bench;

/// <summary>What <c>discover</c> costs, and <c>discover --map</c>, in clusters of several sizes.</summary>
/// <param name="builds">The builds; the first is what the others are compared with.</param>
internal sealed partial class DiscoverMeasurement(IReadOnlyList<Build> builds)
{
    private const int Nodes = 16;
    private const int Runs = 3;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Measures builds in turn in a cluster of some size and prints a table.</summary>
    public async Task RunAsync(int guests)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Nodes = Nodes, Guests = guests });
        var comparison = new Comparison(FormattableString.Invariant($"discover with {guests} guests, {Runs} runs"), builds);
        await comparison.RunWarmAsync(Runs, build => MeasureAsync(pve, build));
        comparison.Write(Console.Out);
        var map = new Comparison(FormattableString.Invariant($"discover --map with {guests} guests, {Runs} runs"), builds);
        await map.RunWarmAsync(Runs, build => MapAsync(pve, build));
        map.Write(Console.Out);
    }

    private static async Task<Sample> MapAsync(PveSimulator pve, Build build)
    {
        var file = Path.Combine(Path.GetTempPath(), $"proxmox-bench-{Guid.NewGuid():N}.html");
        try
        {
            pve.Requests.Clear();
            var watch = Stopwatch.StartNew();
            var (_, peak) = await RunAsync(pve, build.Path, "--map", file);
            return new Sample()
                .Add("s", watch.Elapsed.TotalSeconds)
                .Add("requests", pve.Requests.All.Count)
                .Add("MiB of page", new FileInfo(file).Length / 1024.0 / 1024)
                .Add("peak MiB", peak);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Sample> MeasureAsync(PveSimulator pve, Build build)
    {
        var folder = Directory.CreateTempSubdirectory("proxmox-bench-").FullName;
        try
        {
            pve.Requests.Clear();
            var watch = Stopwatch.StartNew();
            var (output, peak) = await RunAsync(pve, build.Path, folder);
            var requests = pve.Requests.All.Count;
            var objects = double.Parse(Objects().Match(output).Value, CultureInfo.InvariantCulture);
            return new Sample()
                .Add("s", watch.Elapsed.TotalSeconds)
                .Add("requests", requests)
                .Add("requests an object", requests / objects)
                .Add("peak MiB", peak);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(string Output, double Peak)> RunAsync(PveSimulator pve, string executable, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(executable, ["discover", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PROXMOX_VE_ENDPOINT"] = pve.Endpoint.ToString(),
                ["PROXMOX_VE_API_TOKEN"] = pve.ApiToken,
                ["PROXMOX_VE_FINGERPRINT"] = pve.Fingerprint,
            },
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.Delay(Look);
        }

        return process.ExitCode == 0 ? (await output, peak)
            : throw new InvalidOperationException($"discover ended with {process.ExitCode}: {await errors}");
    }

    // A process that has just ended has none.
    private static double PeakOf(Process process)
    {
        try
        {
            return StartedProvider.PeakMemoryOf(process);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    [GeneratedRegex("[0-9]+(?= objects (?:are taken|in))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Objects();
}
