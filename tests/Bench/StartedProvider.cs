using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proxmox.Grpc;
using Proxmox.Terraform.GoPlugin;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Bench;

/// <summary>
/// A provider in a process of its own, started and spoken to as Terraform does: cookie, handshake line, mutual TLS, shutdown.
/// </summary>
internal sealed class StartedProvider : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly LocalChannel _channel;
    private readonly Stopwatch _watch;

    private StartedProvider(Process process, LocalChannel channel, Stopwatch watch, TimeSpan line) =>
        (_process, _channel, _watch, Line) = (process, channel, watch, line);

    /// <summary>How long it has been since the start of the process.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>How long it took from the start of the process to the handshake line.</summary>
    public TimeSpan Line { get; }

    /// <summary>The most memory that the process has had, in MiB.</summary>
    public double PeakMemory => PeakMemoryOf(_process);

    /// <summary>The protocol's client.</summary>
    public Provider.ProviderClient Client => new(_channel);

    /// <summary>The most memory that a process has had, in MiB.</summary>
    public static double PeakMemoryOf(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Makes the certificate by which the provider knows us; it is made once, for its cost is the client's.</summary>
    public static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA512);
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2"), new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddMinutes(-1), now.AddDays(1));
    }

    /// <summary>Starts the executable and reads its handshake line.</summary>
    public static async Task<StartedProvider> StartAsync(string executable, X509Certificate2 certificate)
    {
        var start = new ProcessStartInfo(executable)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
                ["PLUGIN_PROTOCOL_VERSIONS"] = "5,6",
                ["PLUGIN_CLIENT_CERT"] = certificate.ExportCertificatePem(),
                ["TF_LOG"] = "",
            },
        };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
            ?? throw new InvalidOperationException($"{executable} ended without a handshake line.");
        var elapsed = watch.Elapsed;
        return new(process, Connect(line, certificate), watch, elapsed);
    }

    /// <summary>Asks for the schema.</summary>
    public async Task<GetProviderSchema.Types.Response> SchemaAsync() => await Client.GetProviderSchemaAsync(new());

    /// <summary>Asks the process to leave, and waits until it has.</summary>
    public async Task StopAsync()
    {
        await new GRPCController.GRPCControllerClient(_channel).ShutdownAsync(new());
        await _process.WaitForExitAsync().WaitAsync(Patience);
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

    private static LocalChannel Connect(string line, X509Certificate2 certificate)
    {
        if (line.Split('|') is not [_, "6", "unix", var path, "grpc", var encoded, ..])
        {
            throw new FormatException($"This is not the handshake line of a provider on a unix socket: {line}");
        }

        var expected = Convert.FromBase64String(encoded + new string('=', (4 - (encoded.Length % 4)) % 4));
        return LocalChannel.To(LocalAddress.UnixSocket(path), new()
        {
            ClientCertificates = [certificate],
            LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate,
            RemoteCertificateValidationCallback = (_, found, _, _) => found!.GetRawCertData().AsSpan().SequenceEqual(expected),
        });
    }
}
