namespace Proxmox.Client.Tests;

/// <summary>
/// A clock of its own. A timer that is due soon is a pause somebody waits in: the clock jumps to its end at once. One that is due later is a time
/// limit: it fires when <see cref="Advance"/> passes it.
/// </summary>
internal sealed class FakeTime(TimeSpan? longestPause = null) : TimeProvider
{
    private readonly TimeSpan _longestPause = longestPause ?? TimeSpan.FromSeconds(45);
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<TimeSpan> _pauses = [];
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long each pause was that the clock jumped over.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_gate) return [.. _pauses];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += span;
            due = _timers.Where(timer => timer.Due <= _now).ToList();
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    private void Schedule(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            if (dueTime > _longestPause)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
                return;
            }

            _now += dueTime;
            _pauses.Add(dueTime);
        }

        ThreadPool.QueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false);
    }

    private sealed class Timer(FakeTime time, Action callback) : ITimer
    {
        private volatile bool _isDisposed;

        public DateTimeOffset Due { get; set; }

        public void Fire()
        {
            if (!_isDisposed) callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _isDisposed = true;
            time.Schedule(this, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
