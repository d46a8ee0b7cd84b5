namespace Grpc.Core;

/// <summary>A call with one request and many responses, under way.</summary>
/// <typeparam name="TResponse">Type of a response.</typeparam>
/// <param name="responseStream">Gives the responses.</param>
/// <param name="responseHeadersAsync">The headers ahead of the response.</param>
/// <param name="getStatusFunc">Tells how the call ended.</param>
/// <param name="getTrailersFunc">Tells the metadata behind the response.</param>
/// <param name="disposeAction">Gives the call up.</param>
public sealed class AsyncServerStreamingCall<TResponse>(
    IAsyncStreamReader<TResponse> responseStream,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The headers ahead of the response; fails as the call does if none arrive.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

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
