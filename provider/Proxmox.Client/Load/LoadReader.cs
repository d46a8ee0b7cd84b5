namespace Proxmox.Client;

/// <summary>Tells from an attempt how PVE bears the load: by what was answered, and by how long that took for what was asked.</summary>
internal sealed class LoadReader(LoadOptions options)
{
    // Enough for all that PVE has; where the path names an object at its end, each would be a kind of its own.
    private const int MostKinds = 200;

    // The fastest answer is forgotten with time, so that a way that has become longer is not taken for load for ever.
    private const double Forgetting = 1.01;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, TimeSpan> _fastest = [];

    /// <summary>The sign that the attempt's end is.</summary>
    public LoadSign Read(PveRequest request, Exchange exchange, TimeSpan elapsed)
    {
        if (exchange.Answer is not { } answer)
        {
            // A silence until the time limit is the slowest of answers; where nothing could be sent, nothing is told.
            return exchange.Obstacles.Any(failed => failed.Obstacle.Kind == FaultKind.Timeout) ? Timed(request, elapsed) : default;
        }

        switch (answer.Status)
        {
            case 429:
                return new(LoadSignKind.Refusal, answer.Said, answer.RetryAfter);
            case >= 502 and <= 504:
                return new(LoadSignKind.Refusal, answer.Said);

            // A node that is off: it is not the number of requests that keeps it silent.
            case 595:
                return default;
            case >= 596 and <= 599:
                return new(LoadSignKind.Slow);
            case 500 when FaultClassifier.Request(request.Method.Method, 500, answer.Said, answer.ParameterMessages)
                is { Kind: FaultKind.Busy, IsRefusal: true }:
                return new(LoadSignKind.Refusal, answer.Said);
            default:
                return Timed(request, elapsed);
        }
    }

    private LoadSign Timed(PveRequest request, TimeSpan elapsed)
    {
        // How long a file takes is told by its size and by the line.
        if (request.File is not null)
        {
            return default;
        }

        var kind = KindOf(request);
        lock (_gate)
        {
            if (!_fastest.TryGetValue(kind, out var fastest))
            {
                if (_fastest.Count < MostKinds)
                {
                    _fastest[kind] = elapsed;
                }

                return new(elapsed <= options.Slow ? LoadSignKind.InTime : LoadSignKind.None);
            }

            _fastest[kind] = elapsed < fastest ? elapsed : fastest * Forgetting;
            return new(elapsed > options.Slow && elapsed > fastest * options.SlowFactor ? LoadSignKind.Slow : LoadSignKind.InTime);
        }
    }

    // In PVE's paths collections and names alternate: /nodes/pve1/qemu/100/config is of the same kind for all nodes and guests.
    private static int KindOf(PveRequest request)
    {
        var kind = new HashCode();
        kind.Add(request.Method);
        var path = request.Path.AsSpan();
        var isCollection = true;
        foreach (var segment in path[1..].Split('/'))
        {
            if (isCollection)
            {
                kind.Add(string.GetHashCode(path[1..][segment], StringComparison.Ordinal));
            }

            isCollection = !isCollection;
        }

        return kind.ToHashCode();
    }
}
