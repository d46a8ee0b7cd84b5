namespace Proxmox.Grpc;

/// <summary>Counts a server's connections, so that a process can end when nobody is left to serve.</summary>
public sealed class ConnectionGauge
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private TaskCompletionSource _changed = New();
    private int _open;
    private long _total;

    internal ConnectionGauge(TimeProvider clock) => _clock = clock;

    /// <summary>How many connections are open.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _open;
            }
        }
    }

    /// <summary>How many connections there have been, open ones included.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>Waits until no connection has been open for a while.</summary>
    /// <param name="firstWithin">How long to wait for the first connection; infinite for ever.</param>
    /// <param name="closedFor">How long all must have been closed, once there was one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task WaitUntilOrphanedAsync(TimeSpan firstWithin, TimeSpan closedFor, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var (now, ever, change) = Look();
            var patience = now > 0 ? Timeout.InfiniteTimeSpan : ever == 0 ? firstWithin : closedFor;
            try
            {
                await change.WaitAsync(patience, _clock, cancellationToken);
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    internal void Opened()
    {
        lock (_gate)
        {
            _open++;
            _total++;
            Tell();
        }
    }

    internal void Closed()
    {
        lock (_gate)
        {
            _open--;
            Tell();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (int Open, long Total, Task Change) Look()
    {
        lock (_gate)
        {
            return (_open, _total, _changed.Task);
        }
    }

    private void Tell()
    {
        _changed.SetResult();
        _changed = New();
    }
}
