using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Proxmox.Grpc;

/// <summary>
/// A gRPC server on one address of this machine: Kestrel without host, configuration, logging and middleware, each of which costs every
/// start of a provider some milliseconds.
/// </summary>
public sealed class GrpcServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly CallApplication _calls;

    private GrpcServer(KestrelServer kestrel, CallApplication calls, ListenOptions endpoint, ConnectionGauge connections)
    {
        _kestrel = kestrel;
        _calls = calls;
        Address = LocalAddress.Of(endpoint.EndPoint);
        Connections = connections;
    }

    /// <summary>Where the server listens; the port is the one taken.</summary>
    public LocalAddress Address { get; }

    /// <summary>The server's connections.</summary>
    public ConnectionGauge Connections { get; }

    /// <summary>Starts a server; when the task ends, clients can connect.</summary>
    /// <param name="options">What it is to do.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The address is in use or cannot be listened on.</exception>
    public static async Task<GrpcServer> StartAsync(GrpcServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connections = new ConnectionGauge(options.Clock);
        var settings = new KestrelServerOptions { ApplicationServices = NoServices.Instance };
        var endpoint = KestrelSettings.Apply(settings, options, connections);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(settings), sockets, NullLoggerFactory.Instance);
        var calls = new CallApplication(options);
        try
        {
            await kestrel.StartAsync(calls, cancellationToken);
        }
        catch
        {
            kestrel.Dispose();
            await calls.DisposeAsync();
            throw;
        }

        return new(kestrel, calls, endpoint, connections);
    }

    /// <summary>Takes no more calls, lets running ones end for a while, then aborts them and closes all connections.</summary>
    /// <param name="drain">How long running calls may take; zero aborts them at once.</param>
    public async Task StopAsync(TimeSpan drain)
    {
        using var patience = new CancellationTokenSource();
        if (drain > TimeSpan.Zero)
        {
            patience.CancelAfter(drain);
        }
        else
        {
            await patience.CancelAsync();
        }

        await _kestrel.StopAsync(patience.Token);
    }

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        _kestrel.Dispose();
        await _calls.DisposeAsync();
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
