namespace Proxmox.Client;

/// <summary>
/// Remembers for a while that PVE refuses credentials which it has never accepted: it keeps each of those requests waiting for three
/// seconds, and a run has hundreds.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RefusedProof(TimeProvider time)
{
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(60);

    private volatile bool _wasAccepted;
    private volatile Refusal? _refusal;

    /// <summary>The refusal that answers another request as well; null when it has to be asked.</summary>
    public Answer? Recall() => _refusal is { } refusal && time.GetElapsedTime(refusal.At) < Stands ? refusal.Answer : null;

    /// <summary>Takes note of an answer; one node's refusal says nothing once another request was accepted.</summary>
    public void Learn(Answer? answer)
    {
        if (answer is { Status: not 401 })
        {
            _wasAccepted |= answer.IsSuccess;
            _refusal = null;
        }
        else if (answer is not null && !_wasAccepted)
        {
            _refusal = new(answer, time.GetTimestamp());
        }
    }

    private sealed record Refusal(Answer Answer, long At);
}
