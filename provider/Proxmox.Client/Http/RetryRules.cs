namespace Proxmox.Client;

/// <summary>
/// When a request is sent again. The question is never whether it would be convenient but whether it is sure that PVE carries it out once:
/// a read may be repeated, a write only when it has not left, or when PVE says that it refused before it began.
/// </summary>
internal sealed class RetryRules(PveOptions options, Func<double> random)
{
    /// <summary>Attempts at most, whatever the budget.</summary>
    public const int MostRepetitions = 20;

    private const int FewRepetitions = 2;
    private const double Jitter = 0.25;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before the next attempt, and why; null for the end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="exchange">How the attempt ended.</param>
    /// <param name="repetitions">How often the request has been repeated so far.</param>
    /// <param name="elapsed">Since the first attempt began.</param>
    public (TimeSpan Delay, string Reason)? Next(PveRequest request, Exchange exchange, int repetitions, TimeSpan elapsed)
    {
        var (most, reason) = exchange.Answer is { } answer ? AfterAnswer(request, answer) : AfterObstacle(request, exchange);
        if (repetitions >= most)
        {
            return null;
        }

        var delay = Delay(repetitions);
        if (exchange.Answer?.RetryAfter is { } wish && wish > delay)
        {
            delay = wish < LongestRetryAfter ? wish : LongestRetryAfter;
        }

        return elapsed + delay < options.RetryBudget ? (delay, reason) : null;
    }

    private static (int Most, string Reason) AfterAnswer(PveRequest request, Answer answer)
    {
        if (answer.IsSuccess)
        {
            return (0, "");
        }

        switch (answer.Status)
        {
            // A proxy on the way limits, or has no backend now; 595: the endpoint got no connection to the node.
            case 429:
                return (MostRepetitions, answer.Said);
            case 595 when !answer.IsRecalled:
                return (FewRepetitions, answer.Said);
            case 502 or 503 or 504 or (>= 596 and <= 599) when request.IsRead:
                return (FewRepetitions, answer.Said);
            default:
                var verdict = FaultClassifier.Request(request.Method.Method, answer.Status, answer.Said, answer.ParameterMessages);
                var isRefusal = verdict.IsRefusal && !(verdict.Kind == FaultKind.Busy && request.Reserves);
                return (isRefusal ? MostRepetitions : 0, verdict.Kind.ToString());
        }
    }

    private static (int Most, string Reason) AfterObstacle(PveRequest request, Exchange exchange)
    {
        if (exchange.MayHaveBeenSent && !request.IsRead)
        {
            return (0, "");
        }

        var passing = exchange.Obstacles.Where(failed => failed.Obstacle.MayPass).ToList();
        if (passing.Count == 0)
        {
            return (0, "");
        }

        // What never answered is probably misspelt or switched off, and whoever waits should hear of it soon.
        return (passing.Any(failed => failed.Endpoint.HasAnswered) ? MostRepetitions : FewRepetitions, passing[0].Obstacle.Said);
    }

    private TimeSpan Delay(int repetitions)
    {
        var exponential = FirstDelay * Math.Pow(2, Math.Min(repetitions, 10));
        var capped = exponential < LongestDelay ? exponential : LongestDelay;
        return capped * (1 - Jitter + (2 * Jitter * random()));
    }
}
