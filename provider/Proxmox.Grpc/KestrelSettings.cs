using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Proxmox.Grpc;

/// <summary>Kestrel set up for a plugin: HTTP/2 only, one endpoint, and no limit that would end a quiet connection.</summary>
internal static class KestrelSettings
{
    /// <summary>Fills in Kestrel's options.</summary>
    /// <param name="kestrel">What to fill in.</param>
    /// <param name="options">What the server is to do.</param>
    /// <param name="connections">Counts the connections.</param>
    /// <returns>The endpoint; its port is known once the server has started.</returns>
    public static ListenOptions Apply(KestrelServerOptions kestrel, GrpcServerOptions options, ConnectionGauge connections)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowAlternateSchemes = true;

        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = null;

        // Not infinite: Kestrel adds it to the time of day, which overflows, and a connection that has no call yet at the next tick of
        // its heartbeat, once a second, is ended at once.
        limits.KeepAliveTimeout = TimeSpan.FromDays(365);

        // Streams that stay open and silent are normal here; with a minimum rate Kestrel ends the whole connection after some seconds.
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        limits.Http2.MaxStreamsPerConnection = 10_000;
        limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        limits.Http2.InitialStreamWindowSize = 2 * 1024 * 1024;

        ListenOptions? endpoint = null;
        kestrel.Listen(options.Address.EndPoint, listen =>
        {
            endpoint = listen;
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => connection => Count(next, connection, connections));
            if (options.Tls is { } tls)
            {
                listen.Use(next => connection => TlsConnection.RunAsync(next, connection, tls, options.BeforeTls));
            }
        });
        return endpoint!;
    }

    private static async Task Count(ConnectionDelegate next, ConnectionContext connection, ConnectionGauge connections)
    {
        connections.Opened();
        try
        {
            await next(connection);
        }
        finally
        {
            connections.Closed();
        }
    }
}
