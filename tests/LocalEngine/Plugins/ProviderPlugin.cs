using Grpc.Core;
using Proxmox.Grpc;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>What a plugin needs to know of the deployment that it serves.</summary>
/// <param name="EngineAddress"><c>127.0.0.1:PORT</c> of the Engine service.</param>
/// <param name="WorkingDirectory">The program's folder.</param>
/// <param name="Environment">Variables for a process that is started.</param>
public sealed record PluginHost(
    string EngineAddress,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    DiagnosticLog Log,
    TimeProvider Clock);

/// <summary>One provider at the other end of the wire: what is sent to it, and how its answers are understood.</summary>
public sealed partial class ProviderPlugin : IProvider, IAsyncDisposable
{
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HandshakePause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(5);

    private readonly PluginSource _source;
    private readonly PluginProcess? _process;
    private readonly LocalChannel _channel;
    private readonly ResourceProvider.ResourceProviderClient _client;
    private readonly DiagnosticLog _log;
    private readonly TaskCompletionSource<bool> _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _configuring = Task.CompletedTask;
    private Protocol? _protocol;
    private bool _acknowledged;
    private int _disposed;

    private ProviderPlugin(PluginSource source, PluginProcess? process, LocalAddress address, DiagnosticLog log)
    {
        _source = source;
        _process = process;
        _log = log;
        _channel = LocalChannel.To(address);
        _client = new(_channel);
    }

    /// <summary>The version that the plugin says it has; empty when it says none.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The plugin's process; null when it was attached to.</summary>
    public PluginProcess? Process => _process;

    /// <summary>Starts or attaches to a provider: Handshake, Attach where attached, GetPluginInfo.</summary>
    /// <exception cref="PluginException">It does not start, or does not answer as it must.</exception>
    public static async Task<ProviderPlugin> StartAsync(PluginSource source, PluginHost host, CancellationToken cancellationToken)
    {
        var process = source is ExecutablePlugin executable
            ? await PluginProcess.StartAsync(executable, host.EngineAddress, host.WorkingDirectory, host.Environment, cancellationToken)
            : null;
        var address = source is AttachedPlugin attached ? attached.Address : LocalAddress.Loopback(process!.Port);
        ProviderPlugin plugin = new(source, process, address, host.Log);
        try
        {
            await plugin.HandshakeAsync(host);
            if (process is null)
            {
                await CallAsync(
                plugin._client.AttachAsync(new() { Address = host.EngineAddress }, cancellationToken: cancellationToken));
            }

            plugin.Version = (await CallAsync(plugin._client.GetPluginInfoAsync(new(), cancellationToken: cancellationToken))).Version;
            return plugin;
        }
        catch
        {
            await plugin.DisposeAsync();
            throw;
        }
    }

    /// <summary>The package's schema, as JSON.</summary>
    public async Task<string> GetSchemaAsync() => (await CallAsync(_client.GetSchemaAsync(new()))).Schema;

    /// <summary>Asks it to stop what it does.</summary>
    /// <param name="patience">How long it may take to answer.</param>
    public async Task CancelAsync(TimeSpan patience)
    {
        try
        {
            await _client.CancelAsync(new(), deadline: DateTime.UtcNow + patience);
            _acknowledged = true;
        }
        catch (RpcException exception)
        {
            _acknowledged |= exception.StatusCode == StatusCode.Unimplemented;
        }
    }

    /// <summary>Ends it: Cancel, then SIGINT. One that was attached to goes on running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _configuring.WaitAsync(CancelPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CancelAsync(CancelPatience);
        _channel.Dispose();
        if (_process is null)
        {
            return;
        }

        await _process.DisposeAsync();
        if (!_acknowledged)
        {
            _log.Error("", $"Detected that {_process} exited prematurely.\nThis is *always* a bug in the provider. Its output "
                + $"was:\n{_process.Output.TrimEnd()}");
        }
    }

    private async Task HandshakeAsync(PluginHost host)
    {
        ProviderHandshakeRequest request = new()
        {
            EngineAddress = host.EngineAddress,
            ConfigureWithUrn = true,
            SupportsRefreshBeforeUpdate = true,
            InvokeWithPreview = true,
            AcceptsByteString = true,
        };
        if (_source is ExecutablePlugin executable)
        {
            request.RootDirectory = request.ProgramDirectory = Path.GetDirectoryName(Path.GetFullPath(executable.Path))!;
        }

        var began = host.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await _client.HandshakeAsync(request);
                _protocol = new(
                    answer.AcceptSecrets, answer.AcceptResources, answer.AcceptOutputs, SupportsPreview: true,
                        answer.SupportsAutonamingConfiguration, answer.AcceptsByteString);
                return;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
            {
                return;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable
                && _process?.HasExited != true && host.Clock.GetElapsedTime(began) < HandshakePatience)
            {
                await Task.Delay(HandshakePause, host.Clock);
            }
            catch (RpcException exception)
            {
                var said = _process?.Output.TrimEnd() is { Length: > 0 } output ? "\n" + output : "";
                throw new PluginException(
                    ResourceStatus.Ok, $"failed to handshake with '{_source.Package}': {exception.Status.Detail}{said}", exception);
            }
        }
    }

    private static async Task<T> CallAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            return await call;
        }
        catch (RpcException exception)
        {
            throw PluginException.Of(exception);
        }
    }

    // What it agreed to, and whether its configuration was known. Waits for Configure, whose failure is everybody's.
    private async Task<(Protocol Protocol, bool Known)> ConfiguredAsync()
    {
        var known = await _configured.Task;
        return (_protocol ?? Protocol.Nothing, known);
    }

    private static string JsonOf(PropertyValue value) => value.Unwrapped() switch
    {
        PropertyString text => text.Value,
        var other => ValueJson.ForShow.Write(other)?.ToJsonString() ?? "null",
    };

    private sealed record Protocol(bool Secrets, bool Resources, bool Outputs, bool SupportsPreview, bool Autonaming, bool ByteStrings)
    {
        public static readonly Protocol Nothing = new(false, false, false, false, false, false);

        public WireOptions Writing(bool unknowns, bool elideAssets = false) =>
            new() { Unknowns = unknowns, Secrets = Secrets, Resources = Resources, ByteStrings = ByteStrings, ElideAssets = elideAssets };
    }
}
