using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Proxmox.Grpc.Server;

namespace Proxmox.Grpc.Hosting;

/// <summary>
/// Kestrel without the generic host, service container or routing: a provider is started several times per command, and each of
/// these costs tens of milliseconds.
/// </summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private readonly KestrelServer kestrel;

    private ServerHost(KestrelServer kestrel, ListenOptions endpoint)
    {
        this.kestrel = kestrel;
        Endpoint = endpoint;
    }

    public ListenOptions Endpoint { get; }

    public static async Task<ServerHost> StartAsync(
        GrpcServerOptions options,
        Func<KestrelServerOptions, ListenOptions> configure,
        CancellationToken cancellationToken)
    {
        KestrelServerOptions settings = new() { ApplicationServices = NoServices.Instance };
        ListenOptions endpoint = configure(settings);
        SocketTransportFactory sockets = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        KestrelServer server = new(Options.Create(settings), sockets, NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync<IFeatureCollection>(new GrpcApplication(options), cancellationToken);
        }
        catch
        {
            server.Dispose();
            throw;
        }

        return new(server, endpoint);
    }

    public Task StopAsync(CancellationToken cancellationToken) => kestrel.StopAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        kestrel.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
