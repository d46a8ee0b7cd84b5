using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Proxmox.Engine.Tests.Fakes;

/// <summary>
/// A clock that stands still until it is advanced, and that tells what waits for it, which the clock beneath keeps to itself.
/// </summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<Timer, DateTimeOffset> _due = new();

    /// <summary>The spans of the timers that are running.</summary>
    public IReadOnlyList<TimeSpan> Running
    {
        get
        {
            var now = GetUtcNow();
            return [.. _due.Values.Where(due => due > now).Select(due => due - now)];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        timer.Note(dueTime);
        return timer;
    }

    private sealed class Timer(WatchedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            Note(dueTime);
            return isChanged;
        }

        public void Note(TimeSpan dueTime)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                time._due.TryRemove(this, out _);
            }
            else
            {
                time._due[this] = time.GetUtcNow() + dueTime;
            }
        }

        public void Dispose()
        {
            time._due.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
