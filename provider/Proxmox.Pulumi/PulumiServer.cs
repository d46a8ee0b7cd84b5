using Proxmox.Client;
using Proxmox.Grpc;
using Proxmox.Pulumi.Rpc;

namespace Proxmox.Pulumi;

/// <summary>A provider that a Pulumi engine can connect to, on a port of this machine.</summary>
public sealed class PulumiServer : IAsyncDisposable
{
    // What the engine takes and sends itself.
    private const int LargestMessage = 400 * 1024 * 1024;

    private readonly ProviderService _service;
    private readonly GrpcServer _server;

    private PulumiServer(ProviderService service, GrpcServer server) => (_service, _server) = (service, server);

    /// <summary>Where the server listens; its port is what an engine needs.</summary>
    public LocalAddress Address => _server.Address;

    /// <summary>The open connections.</summary>
    public ConnectionGauge Connections => _server.Connections;

    /// <summary>Starts a server; when the task ends, an engine can connect.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="cancel">Gives up starting.</param>
    public static async Task<PulumiServer> StartAsync(PulumiServerOptions options, CancellationToken cancel = default)
    {
        var service = new ProviderService(options);
        try
        {
            var server = await GrpcServer.StartAsync(
                new()
                {
                    Services = [methods => ProviderMethods.Add(methods, service)],
                    MaxReceiveMessageSize = LargestMessage,
                    MaxSendMessageSize = LargestMessage,
                    OnUnhandledException = (e, method) =>
                        options.Log.Write(PveLogLevel.Error, "A call failed with an exception.", new("call", method),
                            new("exception", e.GetType().FullName), new("stack", e.StackTrace)),
                    Clock = options.Time,
                },
                cancel);
            return new(service, server);
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>Cancels what is under way; the calls still answer with what they reached.</summary>
    public void Stop() => _service.Stop();

    /// <summary>Cancels what is under way and ends the server when the calls have answered, or the time is up.</summary>
    /// <param name="patience">How long the calls may take.</param>
    public Task StopAsync(TimeSpan patience)
    {
        _service.Stop();
        return _server.StopAsync(patience);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _service.Stop();
        await _server.DisposeAsync();
        _service.Dispose();
    }

    internal void WarmUp() => _service.WarmUp();
}
