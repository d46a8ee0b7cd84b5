using System.Net.Security;
using Grpc.Core;

namespace Proxmox.Grpc;

/// <summary>How a server listens and answers.</summary>
public sealed class GrpcServerOptions
{
    /// <summary>Where to listen; a free TCP port on 127.0.0.1 unless set.</summary>
    public LocalAddress Address { get; init; } = LocalAddress.Loopback();

    /// <summary>What adds the methods that are answered; the generated <c>BindService</c> that takes a binder does as well.</summary>
    public required IReadOnlyList<Action<ServiceMethods>> Services { get; init; }

    /// <summary>
    /// Gives the TLS options for a connection, asked once per connection; null serves without TLS. ALPN <c>h2</c> is filled in where
    /// no application protocol is named, and TLS 1.2 and 1.3 where no version is.
    /// </summary>
    public Func<CancellationToken, ValueTask<SslServerAuthenticationOptions>>? Tls { get; init; }

    /// <summary>Sees each connection's stream before TLS is negotiated on it; null for nobody.</summary>
    public Action<SslStream>? BeforeTls { get; init; }

    /// <summary>The longest request that is taken, in bytes; null for any. Longer ones end as ResourceExhausted.</summary>
    public int? MaxReceiveMessageSize { get; init; }

    /// <summary>The longest response that is sent, in bytes; null for any. Longer ones end as ResourceExhausted.</summary>
    public int? MaxSendMessageSize { get; init; }

    /// <summary>
    /// Told of each exception that a service lets escape, with the method's path. The client gets Unknown with the exception's
    /// message, never its type or stack. <see cref="RpcException"/> and cancellation are answers and not told.
    /// </summary>
    public Action<Exception, string>? OnUnhandledException { get; init; }

    /// <summary>The clock for deadlines and for waiting; the system's unless set.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
