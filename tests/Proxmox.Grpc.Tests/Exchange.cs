using System.Net.Security;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests;

/// <summary>A server with an <see cref="EchoService"/>, and a client connected to it.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    private readonly GrpcServer _server;
    private readonly LocalChannel _channel;

    private Exchange(GrpcServer server, LocalChannel channel)
    {
        _server = server;
        _channel = channel;
        Client = new(channel);
    }

    public GrpcServer Server => _server;

    public LocalChannel Channel => _channel;

    public Echo.EchoClient Client { get; }

    public static async Task<Exchange> StartAsync(
        EchoService? service = null,
        LocalAddress? address = null,
        Func<CancellationToken, ValueTask<SslServerAuthenticationOptions>>? serverTls = null,
        SslClientAuthenticationOptions? clientTls = null,
        int? maxReceive = null,
        int? maxSend = null,
        Action<Exception, string>? onUnhandled = null)
    {
        var echo = service ?? new();
        var started = await GrpcServer.StartAsync(new()
        {
            Services = [binder => Echo.BindService(binder, echo)],
            Address = address ?? LocalAddress.Loopback(),
            Tls = serverTls,
            MaxReceiveMessageSize = maxReceive,
            MaxSendMessageSize = maxSend,
            OnUnhandledException = onUnhandled,
        });
        return new(started, LocalChannel.To(started.Address, clientTls));
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }
}
