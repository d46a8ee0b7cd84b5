namespace Proxmox.Simulator.State;

/// <summary>The simulated datacenter's time. It runs with the real one and can be moved forward.</summary>
public sealed class Clock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly List<ClockTimer> _timers = [];
    private readonly Lock _gate = new();
    private TimeSpan _offset;

    public Clock(TimeProvider? real = null)
    {
        _real = real ?? System;
    }

    /// <summary>Seconds since 1970.</summary>
    public long UnixSeconds => GetUtcNow().ToUnixTimeSeconds();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _real.GetUtcNow() + _offset;
        }
    }

    /// <summary>Moves the time forward; what waits for a moment that has now passed goes on at once.</summary>
    public void Advance(TimeSpan by)
    {
        ClockTimer[] timers;
        lock (_gate)
        {
            _offset += by;
            timers = [.. _timers];
        }
        foreach (var timer in timers)
        {
            timer.Advance(by);
        }
    }

    /// <summary>Sets the time; moving it backwards does not hold up what is already waiting.</summary>
    public void Set(DateTimeOffset now)
    {
        var by = now - GetUtcNow();
        if (by > TimeSpan.Zero)
        {
            Advance(by);
            return;
        }
        lock (_gate)
        {
            _offset += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Remove(ClockTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ClockTimer : ITimer
    {
        private readonly Clock _clock;
        private readonly ITimer _real;
        private readonly Lock _gate = new();
        private DateTimeOffset? _due;
        private TimeSpan _period;

        public ClockTimer(Clock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _real = clock._real.CreateTimer(_ =>
            {
                lock (_gate)
                {
                    _due = _period > TimeSpan.Zero ? clock.GetUtcNow() + _period : null;
                }

                callback(state);
            }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                return _real.Change(dueTime, period);
            }
        }

        public void Advance(TimeSpan by)
        {
            lock (_gate)
            {
                if (_due is not { } due)
                {
                    return;
                }

                var left = due - _clock.GetUtcNow();
                _real.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _clock.Remove(this);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
