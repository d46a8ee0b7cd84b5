namespace Grpc.Core;

/// <summary>What a service knows of the call that it answers, and can say beside its response.</summary>
public abstract class ServerCallContext
{
    /// <summary>The path of the call: <c>/service/method</c>.</summary>
    public string Method => MethodCore;

    /// <summary>The host that the client addressed (<c>:authority</c>).</summary>
    public string Host => HostCore;

    /// <summary>Who calls: <c>ipv4:address:port</c>, <c>ipv6:[address]:port</c> or <c>unix:</c>.</summary>
    public string Peer => PeerCore;

    /// <summary>When the client stops waiting, in UTC; <see cref="DateTime.MaxValue"/> without a deadline.</summary>
    public DateTime Deadline => DeadlineCore;

    /// <summary>The client's headers, without those that the protocol itself uses.</summary>
    public Metadata RequestHeaders => RequestHeadersCore;

    /// <summary>Cancelled when the client gives up, its connection breaks or the deadline passes.</summary>
    public CancellationToken CancellationToken => CancellationTokenCore;

    /// <summary>Metadata to send behind the response.</summary>
    public Metadata ResponseTrailers => ResponseTrailersCore;

    /// <summary>The status to end with when the method returns; OK unless it is set.</summary>
    public Status Status
    {
        get => StatusCore;
        set => StatusCore = value;
    }

    /// <summary>Wishes for the responses; null for none.</summary>
    public WriteOptions? WriteOptions
    {
        get => WriteOptionsCore;
        set => WriteOptionsCore = value;
    }

    /// <summary>What transport security proved about the client.</summary>
    public AuthContext AuthContext => AuthContextCore;

    /// <summary>Things that parts of a service hand to one another during a call.</summary>
    public IDictionary<object, object> UserState => UserStateCore;

    /// <summary>The value behind <see cref="Method"/>.</summary>
    protected abstract string MethodCore { get; }

    /// <summary>The value behind <see cref="Host"/>.</summary>
    protected abstract string HostCore { get; }

    /// <summary>The value behind <see cref="Peer"/>.</summary>
    protected abstract string PeerCore { get; }

    /// <summary>The value behind <see cref="Deadline"/>.</summary>
    protected abstract DateTime DeadlineCore { get; }

    /// <summary>The value behind <see cref="RequestHeaders"/>.</summary>
    protected abstract Metadata RequestHeadersCore { get; }

    /// <summary>The value behind <see cref="CancellationToken"/>.</summary>
    protected abstract CancellationToken CancellationTokenCore { get; }

    /// <summary>The value behind <see cref="ResponseTrailers"/>.</summary>
    protected abstract Metadata ResponseTrailersCore { get; }

    /// <summary>The value behind <see cref="Status"/>.</summary>
    protected abstract Status StatusCore { get; set; }

    /// <summary>The value behind <see cref="WriteOptions"/>.</summary>
    protected abstract WriteOptions? WriteOptionsCore { get; set; }

    /// <summary>The value behind <see cref="AuthContext"/>.</summary>
    protected abstract AuthContext AuthContextCore { get; }

    /// <summary>The value behind <see cref="UserState"/>; made on first use.</summary>
    protected virtual IDictionary<object, object> UserStateCore => field ??= new Dictionary<object, object>();

    /// <summary>Sends the response's headers before the first response.</summary>
    /// <param name="responseHeaders">Metadata for the headers.</param>
    /// <exception cref="InvalidOperationException">The headers are sent.</exception>
    public Task WriteResponseHeadersAsync(Metadata responseHeaders) => WriteResponseHeadersAsyncCore(responseHeaders);

    /// <summary>A token that lets a call made on behalf of this one share its deadline and cancellation.</summary>
    /// <param name="options">What to share; null for both.</param>
    public ContextPropagationToken CreatePropagationToken(ContextPropagationOptions? options = null) =>
        CreatePropagationTokenCore(options);

    /// <summary>What <see cref="WriteResponseHeadersAsync"/> does.</summary>
    /// <param name="responseHeaders">Metadata for the headers.</param>
    protected abstract Task WriteResponseHeadersAsyncCore(Metadata responseHeaders);

    /// <summary>What <see cref="CreatePropagationToken"/> does.</summary>
    /// <param name="options">What to share; null for both.</param>
    protected abstract ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options);
}
