using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Proxmox.Grpc.Hosting;

/// <summary>A gRPC server on one address of this machine.</summary>
public sealed class GrpcServer : IAsyncDisposable
{
    private readonly ServerHost host;

    private GrpcServer(ServerHost host, ConnectionGauge connections)
    {
        this.host = host;
        Connections = connections;
        Address = LocalAddress.Of(host.Endpoint.EndPoint);
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
        ConnectionGauge connections = new(options.Clock);
        ListenOptions Configure(KestrelServerOptions kestrel) => KestrelSettings.Apply(kestrel, options, connections);
        return new(await ServerHost.StartAsync(options, Configure, cancellationToken), connections);
    }

    /// <summary>Takes no more calls, lets running ones end for a while, then aborts them and closes all connections.</summary>
    /// <param name="drain">How long running calls may take; zero aborts them at once.</param>
    public async Task StopAsync(TimeSpan drain)
    {
        using CancellationTokenSource patience = new();
        if (drain > TimeSpan.Zero) patience.CancelAfter(drain);
        else await patience.CancelAsync();
        await host.StopAsync(patience.Token);
    }

    /// <summary>Stops at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        await host.DisposeAsync();
    }
}
