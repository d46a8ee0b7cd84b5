using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Proxmox.Grpc.Hosting;
using Pulumirpc;

namespace Proxmox.Bench;

/// <summary>A provider in a process of its own, started and spoken to as the Pulumi engine does: port line, handshake, configuration, cancel.</summary>
internal sealed class StartedPulumiProvider : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly LocalChannel _channel;

    private StartedPulumiProvider(Process process, LocalChannel channel) => (_process, _channel) = (process, channel);

    private ResourceProvider.ResourceProviderClient Client => new(_channel);

    /// <summary>Starts the executable once and measures until each of the engine's first questions is answered.</summary>
    public static async Task<Times> MeasureAsync(string executable)
    {
        var watch = Stopwatch.StartNew();
        using var provider = await StartAsync(executable);
        var port = watch.Elapsed;
        await provider.HandshakeAsync();
        var handshake = watch.Elapsed;
        var config = new Struct { Fields = { ["endpoint"] = Value.ForString("https://127.0.0.1:8006"), ["apiToken"] = Value.ForString("root@pam!bench=00000000-0000-0000-0000-000000000000") } };
        await provider.Client.CheckConfigAsync(new() { Urn = "urn:pulumi:bench::bench::pulumi:providers:proxmox::default", Olds = new(), News = config });
        await provider.Client.ConfigureAsync(new() { Args = config, AcceptSecrets = true, AcceptResources = true });
        var configured = watch.Elapsed;
        await provider.Client.GetSchemaAsync(new());
        var schema = watch.Elapsed;
        var memory = StartedProvider.PeakMemoryOf(provider._process);
        await provider.StopAsync();
        return new(port, handshake, configured, schema, memory);
    }

    /// <summary>Starts the executable and asks for its schema.</summary>
    public static async Task<string> SchemaAsync(string executable)
    {
        using var provider = await StartAsync(executable);
        await provider.HandshakeAsync();
        var schema = (await provider.Client.GetSchemaAsync(new())).Schema;
        await provider.StopAsync();
        return schema;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<StartedPulumiProvider> StartAsync(string executable)
    {
        // The engine's address: nobody listens there, and nothing that is measured has anything to say to it.
        var start = new ProcessStartInfo(executable, ["127.0.0.1:1"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException($"{executable} ended without a port line.");
        return new(process, LocalChannel.To(LocalAddress.Loopback(int.Parse(line, CultureInfo.InvariantCulture))));
    }

    private async Task HandshakeAsync() => await Client.HandshakeAsync(new() { EngineAddress = "127.0.0.1:1", ConfigureWithUrn = true });

    private async Task StopAsync()
    {
        await Client.CancelAsync(new Empty());
        Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>How long it took from the start of the process until each answer.</summary>
    /// <param name="Port">The port line.</param>
    /// <param name="Handshake">The answer to Handshake.</param>
    /// <param name="Configured">The answers to CheckConfig and Configure.</param>
    /// <param name="Schema">The answer to GetSchema.</param>
    /// <param name="PeakMemory">The most memory that the process has had, in MiB.</param>
    public sealed record Times(TimeSpan Port, TimeSpan Handshake, TimeSpan Configured, TimeSpan Schema, double PeakMemory);
}
