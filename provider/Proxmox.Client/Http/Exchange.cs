namespace Proxmox.Client;

/// <summary>How an attempt ended: with an answer, or with an obstacle at an endpoint.</summary>
internal sealed record Exchange
{
    private Exchange(Answer? answer, IReadOnlyList<(Endpoint Endpoint, Obstacle Obstacle)> obstacles) =>
        (Answer, Obstacles) = (answer, obstacles);

    /// <summary>The answer; null when there was none.</summary>
    public Answer? Answer { get; }

    /// <summary>What was in the way at each endpoint that was tried; empty with an answer.</summary>
    public IReadOnlyList<(Endpoint Endpoint, Obstacle Obstacle)> Obstacles { get; }

    /// <summary>Whether the request may have reached PVE without an answer to show for it.</summary>
    public bool MayHaveBeenSent => Obstacles.Any(failed => failed.Obstacle.MayHaveBeenSent);

    public static Exchange Answered(Answer answer) => new(answer, []);

    public static Exchange Failed(Endpoint endpoint, Obstacle obstacle) => new(null, [(endpoint, obstacle)]);

    public static Exchange Failed(IEnumerable<Exchange> failures) => new(null, failures.SelectMany(failure => failure.Obstacles).ToList());
}
