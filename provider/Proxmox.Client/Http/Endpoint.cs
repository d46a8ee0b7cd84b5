using Polly;
using Polly.CircuitBreaker;

namespace Proxmox.Client;

/// <summary>One node's API: its address, its connections, and a circuit that opens when it is dead.</summary>
internal sealed class Endpoint : IDisposable
{
    // PVE gives up an idle connection after 5 seconds; a request on one that is about to close would be lost.
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan CircuitWindow = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CircuitBreak = TimeSpan.FromSeconds(5);
    private const int CircuitThreshold = 5;

    private readonly HttpMessageInvoker _http;

    public Endpoint(Uri address, ServerTrust trust, PveOptions options, TimeProvider time, Func<Uri, HttpMessageHandler>? handler)
    {
        Address = address;
        Root = address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/api2/json";
        Trust = trust;
        _http = new(handler?.Invoke(address) ?? Connections(options));
        Circuit = new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Exchange>
            {
                ShouldHandle = static attempt =>
                    ValueTask.FromResult(attempt.Outcome.Result?.Obstacles.Any(failed => failed.Obstacle.MayPass) == true),
                FailureRatio = 0.9,
                MinimumThroughput = CircuitThreshold,
                SamplingDuration = CircuitWindow,
                BreakDuration = CircuitBreak,
            })
            .Build();
    }

    /// <summary>Scheme, host and port.</summary>
    public Uri Address { get; }

    /// <summary>What stands before the path of each request.</summary>
    public string Root { get; }

    /// <summary>Whom this endpoint's connections believe.</summary>
    public ServerTrust Trust { get; }

    /// <summary>Fails at once, with <see cref="BrokenCircuitException"/>, while the endpoint is known to be dead.</summary>
    public ResiliencePipeline<Exchange> Circuit { get; }

    /// <summary>Whether it has ever answered: what has worked before may come back, what has not is probably misspelt.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>The last obstacle, to tell why a circuit is open.</summary>
    public Obstacle? LastObstacle { get; set; }

    /// <summary>Sends one message.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancel) => _http.SendAsync(message, cancel);

    public void Dispose() => _http.Dispose();

    /// <summary>Host and port, for messages.</summary>
    public override string ToString() => Address.GetLeftPart(UriPartial.Authority);

    private SocketsHttpHandler Connections(PveOptions options) => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.GZip,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionIdleTimeout = IdleConnection,
        SslOptions = Trust.Rules(),
    };
}
