using Polly;
using Polly.Retry;

namespace Proxmox.Client;

/// <summary>Brings a request to an answer: over the endpoints, and over time.</summary>
internal sealed class Dispatcher : IDisposable
{
    private static readonly ResiliencePropertyKey<Pursuit> PursuitKey = new("proxmox.pursuit");

    private readonly IReadOnlyList<Endpoint> _endpoints;
    private readonly Attempts _attempts;
    private readonly RetryRules _rules;
    private readonly PveLog _log;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Exchange> _retries;
    private int _preferred;

    public Dispatcher(IReadOnlyList<Endpoint> endpoints, Attempts attempts, RetryRules rules, PveLog log, TimeProvider time)
    {
        (_endpoints, _attempts, _rules, _log, _time) = (endpoints, attempts, rules, log, time);
        _retries = new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Exchange>
            {
                MaxRetryAttempts = RetryRules.MostRepetitions,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRepeat(arguments)),
                DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(Of(arguments.Context).NextDelay),
                OnRetry = arguments => LogRetry(arguments),
            })
            .Build();
    }

    /// <summary>A successful answer.</summary>
    /// <exception cref="PveFault">It cannot be had.</exception>
    public async Task<Answer> SendAsync(PveRequest request, CancellationToken cancel)
    {
        var context = ResilienceContextPool.Shared.Get(cancel);
        try
        {
            context.Properties.Set(PursuitKey, new Pursuit(request, _time.GetTimestamp()));
            var exchange = await _retries.ExecuteAsync(
                static async (inner, self) => await self.TryEndpointsAsync(Of(inner).Request, inner.CancellationToken), context, this);
            return exchange.Answer is { IsSuccess: true } answer ? answer : throw FaultWriter.Write(request, exchange);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose()
    {
        foreach (var endpoint in _endpoints)
        {
            endpoint.Dispose();
        }
    }

    private static Pursuit Of(ResilienceContext context) => context.Properties.GetValue(PursuitKey, null!);

    /// <summary>Asks the endpoint that answered last, and then the others as long as the request may go there.</summary>
    private async Task<Exchange> TryEndpointsAsync(PveRequest request, CancellationToken cancel)
    {
        var first = Volatile.Read(ref _preferred);
        var failures = new List<Exchange>();
        Exchange? poor = null;
        for (var turn = 0; turn < _endpoints.Count; turn++)
        {
            var at = (first + turn) % _endpoints.Count;
            var exchange = await _attempts.SendAsync(request, _endpoints[at], cancel);
            if (exchange.Answer is { } answer)
            {
                // A reverse proxy without a backend is no better than a dead endpoint, as far as reading goes.
                if (!(request.IsRead && answer.Status is 502 or 503 or 504))
                {
                    Volatile.Write(ref _preferred, at);
                    return exchange;
                }

                poor = exchange;
            }
            else
            {
                failures.Add(exchange);
                if (exchange.MayHaveBeenSent && !request.IsRead)
                {
                    return exchange;
                }
            }

            if (turn + 1 < _endpoints.Count)
            {
                LogFailover(_endpoints[at], _endpoints[(at + 1) % _endpoints.Count]);
            }
        }

        return poor ?? Exchange.Failed(failures);
    }

    private bool ShouldRepeat(RetryPredicateArguments<Exchange> arguments)
    {
        if (arguments.Outcome.Result is not { } exchange)
        {
            return false;
        }

        var pursuit = Of(arguments.Context);
        var next = _rules.Next(pursuit.Request, exchange, arguments.AttemptNumber, _time.GetElapsedTime(pursuit.Begun));
        (pursuit.NextDelay, pursuit.Reason) = next ?? default;
        return next is not null;
    }

    private ValueTask LogRetry(OnRetryArguments<Exchange> arguments)
    {
        if (_log.IsOn(PveLogLevel.Warn))
        {
            var pursuit = Of(arguments.Context);
            _log.Write(
                PveLogLevel.Warn,
                "request is sent again",
                new("method", pursuit.Request.Method.Method),
                new("path", pursuit.Request.Path),
                new("attempt", arguments.AttemptNumber + 2),
                new("delay_ms", (long)arguments.RetryDelay.TotalMilliseconds),
                new("reason", SecretScrub.Clean(pursuit.Reason ?? "", pursuit.Request.Form)));
        }

        return ValueTask.CompletedTask;
    }

    private void LogFailover(Endpoint dead, Endpoint next)
    {
        _log.Tell(
            PveLogLevel.Warn,
            "endpoint is passed over",
            new("endpoint", dead.ToString()),
            new("next", next.ToString()),
            new("obstacle", dead.LastObstacle?.Said ?? "it has no backend"));
    }

    /// <summary>A request on its way through the attempts.</summary>
    private sealed class Pursuit(PveRequest request, long begun)
    {
        public PveRequest Request { get; } = request;

        public long Begun { get; } = begun;

        public TimeSpan NextDelay { get; set; }

        public string? Reason { get; set; }
    }
}
