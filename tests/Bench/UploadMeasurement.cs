using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Bench;

/// <summary>What memory it takes to send a file: that of a provider which does nothing, and some more, whatever the size.</summary>
internal static class UploadMeasurement
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Measures and prints a table.</summary>
    public static async Task RunAsync(IEnumerable<Build> builds)
    {
        using var certificate = StartedProvider.CreateCertificate();
        await using var pve = await PveSimulator.StartAsync();
        var table = new Table("Sending a file", "s", "peak MiB", "times idle");
        foreach (var build in builds)
        {
            var (idle, _) = await MeasureAsync(build, certificate, pve, size: 0);
            table.Add($"{build.Name}: idle", "", $"{idle:0.0}", "");
            foreach (var size in (long[])[Mebibyte, 2048 * Mebibyte])
            {
                try
                {
                    var (peak, elapsed) = await MeasureAsync(build, certificate, pve, size);
                    table.Add($"{build.Name}: {size / Mebibyte} MiB", $"{elapsed.TotalSeconds:0.0}", $"{peak:0.0}", $"{peak / idle:0.00}");
                }
                catch (MissingResourceException)
                {
                    table.Add($"{build.Name}: {size / Mebibyte} MiB", "-", "-", "-");
                }
            }
        }

        table.Write(Console.Out);
    }

    // A file of zeros takes no room on the disk.
    private static async Task<(double PeakMemory, TimeSpan Elapsed)> MeasureAsync(
        Build build, X509Certificate2 certificate, PveSimulator pve, long size)
    {
        var path = Path.Combine(Path.GetTempPath(), $"proxmox-bench-{Environment.ProcessId}.iso");
        try
        {
            using (var file = File.Create(path))
            {
                file.SetLength(size);
            }

            using var run = await TerraformRun.StartAsync(build.Path, certificate, pve, parallelism: 1);
            var watch = Stopwatch.StartNew();
            if (size > 0)
            {
                var declared = new DeclaredObject("proxmox_uploaded_file")
                {
                    Config = Value.Object(("node", "pve1"), ("storage", "local"), ("content_type", "iso"), ("source", path),
                        ("if_exists", "overwrite")),
                };
                await run.ApplyAsync(await run.PlanAsync([declared]), isTold: true);
            }

            var (peak, elapsed) = (run.PeakMemory, watch.Elapsed);
            await run.StopAsync();
            return (peak, elapsed);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
