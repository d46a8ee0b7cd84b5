using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Client;

/// <summary>The responses of a call, as its client reads them.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
/// <param name="call">The call.</param>
internal sealed class ResponseReader<TRequest, TResponse>(ClientCall<TRequest, TResponse> call) : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private TResponse? current;

    public TResponse Current => current ?? throw new InvalidOperationException("There is no current response.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        Received<TResponse> received = await call.ReadAsync(cancellationToken);
        current = received.HasMessage ? received.Message : null;
        return received.HasMessage;
    }
}

/// <summary>The requests of a call, as its client writes them.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
/// <param name="call">The call.</param>
/// <param name="body">Where they go.</param>
internal sealed class RequestWriter<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, StreamedRequestBody body)
    : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private int writing;
    private bool completed;

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (completed) throw new InvalidOperationException("The requests are complete.");
        if (Interlocked.Exchange(ref writing, 1) != 0) throw new InvalidOperationException("The last write has not ended.");
        try
        {
            await call.WriteAsync(message, body, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref writing, 0);
        }
    }

    public Task CompleteAsync()
    {
        if (Volatile.Read(ref writing) != 0) throw new InvalidOperationException("The last write has not ended.");
        completed = true;
        body.Complete();
        return Task.CompletedTask;
    }
}
