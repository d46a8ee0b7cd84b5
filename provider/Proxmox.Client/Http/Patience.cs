namespace Proxmox.Client;

/// <summary>
/// The time limit of an attempt. What moves resets it: an upload may take hours, but not stand still for longer than another request may
/// take.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenSource _either;
    private readonly TimeSpan _limit;

    /// <param name="limit">How long nothing may move.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends the attempt besides.</param>
    public Patience(TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        _limit = limit;
        _end = new(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, cancel);
    }

    /// <summary>Ends when the limit is over, or the caller says so.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>True once nothing has moved for too long.</summary>
    public bool IsOver => _end.IsCancellationRequested;

    /// <summary>Something has moved.</summary>
    public void Reset()
    {
        if (!_end.IsCancellationRequested)
        {
            _end.CancelAfter(_limit);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _end.Dispose();
    }
}
