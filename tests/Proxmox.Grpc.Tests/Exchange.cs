using System.Net.Security;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests;

/// <summary>A server with an <see cref="EchoService"/>, and a client connected to it.</summary>
internal sealed class Exchange : IAsyncDisposable
{
    private readonly GrpcServer server;
    private readonly LocalChannel channel;

    private Exchange(GrpcServer server, LocalChannel channel)
    {
        this.server = server;
        this.channel = channel;
        Client = new(channel);
    }

    public GrpcServer Server => server;

    public LocalChannel Channel => channel;

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
        channel.Dispose();
        await server.DisposeAsync();
    }
}
