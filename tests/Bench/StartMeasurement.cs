using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Bench;

/// <summary>How long a provider takes to be of use to a client that has just started it, and what that costs the machine.</summary>
internal static class StartMeasurement
{
    private const string Cpu = "CPU ms";
    private const string Memory = "peak MiB";

    /// <summary>Measures builds as Terraform and as Pulumi start them, one after another in turn, and prints tables.</summary>
    /// <param name="builds">The builds; the first is what the others are compared with.</param>
    /// <param name="runs">How often each is started.</param>
    public static async Task RunAsync(IReadOnlyList<Build> builds, int runs)
    {
        using var certificate = StartedProvider.CreateCertificate();
        var terraform = new Comparison($"start for Terraform, {runs} runs", builds);
        await terraform.RunAsync(runs, path => TerraformAsync(path, certificate));
        terraform.Write(Console.Out);
        var pulumi = new Comparison($"start for Pulumi, {runs} runs", builds);
        await pulumi.RunAsync(runs, PulumiAsync);
        pulumi.Write(Console.Out);
        var size = new Comparison("size", builds);
        await size.RunAsync(1, path => Task.FromResult(new Sample().Add("file MB", new FileInfo(path).Length / 1e6)));
        size.Write(Console.Out);
    }

    private static async Task<Sample> TerraformAsync(string path, X509Certificate2 certificate)
    {
        var usage = ChildUsage.Begin();
        var sample = new Sample();
        using (var provider = await StartedProvider.StartAsync(path, certificate))
        {
            sample.Add("handshake line ms", provider.Line.TotalMilliseconds);
            await provider.SchemaAsync();
            sample.Add("first schema ms", provider.Elapsed.TotalMilliseconds);
            sample.Add(Memory, provider.PeakMemory);
            await provider.StopAsync();
        }

        return sample.Add(Cpu, usage.Elapsed.TotalMilliseconds);
    }

    private static async Task<Sample> PulumiAsync(string path)
    {
        var usage = ChildUsage.Begin();
        var sample = new Sample();
        using (var provider = await StartedPulumiProvider.StartAsync(path))
        {
            sample.Add("port line ms", provider.Elapsed.TotalMilliseconds);
            await provider.HandshakeAsync();
            sample.Add("handshake ms", provider.Elapsed.TotalMilliseconds);
            await provider.ConfigureAsync();
            sample.Add("configured ms", provider.Elapsed.TotalMilliseconds);
            await provider.SchemaAsync();
            sample.Add("first schema ms", provider.Elapsed.TotalMilliseconds);
            sample.Add(Memory, provider.PeakMemory);
            await provider.StopAsync();
        }

        return sample.Add(Cpu, usage.Elapsed.TotalMilliseconds);
    }
}
