using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Proxmox.Client.Tests;

/// <summary>
/// A clock of its own. A timer that is due soon is a pause somebody waits in: the clock jumps to its end at once. One that is due later is
/// a time limit: it fires when the clock passes it. A clock that moves whenever somebody looks at it would give pauses no length of their
/// own.
/// </summary>
internal sealed class JumpingTime(TimeSpan? longestPause = null) : FakeTimeProvider
{
    private readonly TimeSpan _longestPause = longestPause ?? TimeSpan.FromSeconds(45);
    private readonly ConcurrentQueue<TimeSpan> _pauses = [];

    /// <summary>How long each pause was that the clock jumped over.</summary>
    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= _longestPause)
        {
            _pauses.Enqueue(dueTime);
            // Whoever makes the timer does not hold it yet.
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
