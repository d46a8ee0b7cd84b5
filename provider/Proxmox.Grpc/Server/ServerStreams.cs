using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Server;

/// <summary>The requests of a call, as a service reads them.</summary>
/// <typeparam name="T">Type of a request.</typeparam>
/// <param name="call">The call.</param>
/// <param name="marshaller">Reads a request.</param>
internal sealed class RequestStream<T>(ServerCall call, Marshaller<T> marshaller) : IAsyncStreamReader<T>
    where T : class
{
    private T? current;

    public T Current => current ?? throw new InvalidOperationException("There is no current request.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        Received<T> received = await call.ReadAsync(marshaller, cancellationToken);
        current = received.HasMessage ? received.Message : null;
        return received.HasMessage;
    }
}

/// <summary>The responses of a call, as a service writes them.</summary>
/// <typeparam name="T">Type of a response.</typeparam>
/// <param name="call">The call.</param>
/// <param name="marshaller">Writes a response.</param>
internal sealed class ResponseStream<T>(ServerCall call, Marshaller<T> marshaller) : IServerStreamWriter<T>
    where T : class
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => call.WriteAsync(message, marshaller, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken) => call.WriteAsync(message, marshaller, cancellationToken);
}
