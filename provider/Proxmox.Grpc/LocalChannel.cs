using System.Net.Security;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;

namespace Proxmox.Grpc;

/// <summary>A way to a server on this machine. Connects when the first call is made; never through a proxy.</summary>
public sealed class LocalChannel : ChannelBase, IDisposable
{
    // In KiB.
    private const int LargestTrailers = 64 * 1024;

    private readonly GrpcChannel _channel;

    private LocalChannel(LocalAddress address, GrpcChannel channel)
        : base(address.ToString()) => _channel = channel;

    /// <summary>A channel to a server, with no limit on the size of messages but two gigabytes.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="tls">The TLS options; null connects without TLS. ALPN and the name <c>localhost</c> are filled in where unset.</param>
    public static LocalChannel To(LocalAddress address, SslClientAuthenticationOptions? tls = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
#pragma warning disable CA2262 // The details of a failed call come as a trailer, and may hold a whole object: tens of megabytes are meant.
            MaxResponseHeadersLength = LargestTrailers,
#pragma warning restore CA2262
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ActivityHeadersPropagator = null,
            ConnectCallback = (_, cancellationToken) => ConnectAsync(address, cancellationToken),
        };
        if (tls is not null)
        {
            tls.TargetHost ??= "localhost";
            tls.ApplicationProtocols ??= [SslApplicationProtocol.Http2];
            handler.SslOptions = tls;
        }

        GrpcChannelOptions options = new()
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
        };
        var port = address.Port == 0 ? "" : $":{address.Port}";
        return new(address, GrpcChannel.ForAddress($"{(tls is null ? "http" : "https")}://localhost{port}", options));
    }

    /// <inheritdoc/>
    public override CallInvoker CreateCallInvoker() => new DeepCallInvoker(_channel.CreateCallInvoker());

    /// <summary>Ends calls that run and closes connections.</summary>
    public void Dispose() => _channel.Dispose();

    /// <inheritdoc/>
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private static async ValueTask<Stream> ConnectAsync(LocalAddress address, CancellationToken cancellationToken)
    {
        Socket socket = address.SocketPath is null
            ? new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(address.EndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
