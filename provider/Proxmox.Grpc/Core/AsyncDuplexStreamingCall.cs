namespace Grpc.Core;

/// <summary>A call with many requests and many responses, under way.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
/// <param name="requestStream">Takes the requests.</param>
/// <param name="responseStream">Gives the responses.</param>
/// <param name="responseHeadersAsync">The headers ahead of the response.</param>
/// <param name="getStatusFunc">Tells how the call ended.</param>
/// <param name="getTrailersFunc">Tells the metadata behind the response.</param>
/// <param name="disposeAction">Gives the call up.</param>
public sealed class AsyncDuplexStreamingCall<TRequest, TResponse>(
    IClientStreamWriter<TRequest> requestStream,
    IAsyncStreamReader<TResponse> responseStream,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The headers ahead of the response; fails as the call does if none arrive.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>Takes the requests.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; } = requestStream;

    /// <summary>Gives the responses.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; } = responseStream;

    /// <summary>How the call ended.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The metadata behind the response.</summary>
    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Gives the call up unless it has ended.</summary>
    public void Dispose() => disposeAction();
}
