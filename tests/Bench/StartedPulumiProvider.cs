using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf.WellKnownTypes;
using Proxmox.Grpc;
using Pulumirpc;

namespace Proxmox.Bench;

/// <summary>
/// A provider in a process of its own, started and spoken to as the Pulumi engine does: port line, handshake, configuration, cancel.
/// </summary>
internal sealed partial class StartedPulumiProvider : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int Interrupt = 2;
    private readonly Process _process;
    private readonly LocalChannel _channel;
    private readonly Stopwatch _watch;

    private StartedPulumiProvider(Process process, LocalChannel channel, Stopwatch watch) =>
        (_process, _channel, _watch) = (process, channel, watch);

    /// <summary>How long it has been since the start of the process.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>The most memory that the process has had, in MiB.</summary>
    public double PeakMemory => StartedProvider.PeakMemoryOf(_process);

    private ResourceProvider.ResourceProviderClient Client => new(_channel);

    /// <summary>Starts the executable and asks for its schema.</summary>
    public static async Task<string> SchemaAsync(string executable)
    {
        using var provider = await StartAsync(executable);
        await provider.HandshakeAsync();
        var schema = await provider.SchemaAsync();
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

    /// <summary>Starts the executable and reads its port line.</summary>
    public static async Task<StartedPulumiProvider> StartAsync(string executable)
    {
        // The engine's address: nobody listens there, and nothing that is measured has anything to say to it.
        var start = new ProcessStartInfo(
            executable, ["127.0.0.1:1"])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException($"{executable} ended without a port line.");
        return new(process, LocalChannel.To(LocalAddress.Loopback(int.Parse(line, CultureInfo.InvariantCulture))), watch);
    }

    /// <summary>Introduces us as the engine.</summary>
    public async Task HandshakeAsync() => await Client.HandshakeAsync(new() { EngineAddress = "127.0.0.1:1", ConfigureWithUrn = true });

    /// <summary>Checks and sets a configuration.</summary>
    public async Task ConfigureAsync()
    {
        var config = new Struct
        {
            Fields = { ["endpoint"] = Value.ForString("https://127.0.0.1:8006"),
            ["apiToken"] = Value.ForString("root@pam!bench=00000000-0000-0000-0000-000000000000") }
        };
        await Client.CheckConfigAsync(
            new() { Urn = "urn:pulumi:bench::bench::pulumi:providers:proxmox::default", Olds = new(), News = config });
        await Client.ConfigureAsync(new() { Args = config, AcceptSecrets = true, AcceptResources = true });
    }

    /// <summary>Asks for the schema.</summary>
    public async Task<string> SchemaAsync() => (await Client.GetSchemaAsync(new())).Schema;

    /// <summary>Ends the process as the engine does, and waits until it has gone.</summary>
    public async Task StopAsync()
    {
        await Client.CancelAsync(new Empty());
        _ = Signal(_process.Id, Interrupt);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
