namespace Proxmox.Engine.Operations;

/// <summary>
/// Work that is needed once however many ask for it. Everybody who makes it needed comes in before and leaves behind what makes it so; when
/// nobody is in and nobody has come for a while, the work that the last one brought is done, and all who have left since the last time
/// share its outcome. Work never overlaps: who comes while it is done is of the next round.
/// </summary>
/// <typeparam name="T">What the work tells.</typeparam>
/// <param name="time">The clock.</param>
/// <param name="quiet">How long nobody may have come before the work is done.</param>
public sealed class LastOneOut<T>(TimeProvider time, TimeSpan quiet)
{
    private readonly Lock _gate = new();
    private int _inside;
    private Round? _waiting;
    private Task _before = Task.CompletedTask;

    /// <summary>
    /// Comes in: from now on the work of those who wait is put off. Disposing the visit leaves without asking for the work, as who has
    /// failed does.
    /// </summary>
    public Visit Enter()
    {
        lock (_gate)
        {
            _inside++;
            _waiting?.PutOff();
        }

        return new(this);
    }

    private void Go()
    {
        lock (_gate)
        {
            if (--_inside == 0)
            {
                _waiting?.Begin(this);
            }
        }
    }

    private async Task<T> WaitAsync(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        Round round;
        lock (_gate)
        {
            round = _waiting ??= new();
            round.Join(work);
            if (--_inside == 0)
            {
                round.Begin(this);
            }
        }

        try
        {
            return await round.Outcome.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            GiveUp(round);
            throw;
        }
    }

    // What nobody waits for any more is not done, or stopped.
    private void GiveUp(Round round)
    {
        lock (_gate)
        {
            if (round.Leave() && _waiting == round)
            {
                _waiting = null;
            }
        }
    }

    private void QuietHasPassed(Round round)
    {
        lock (_gate)
        {
            if (_inside == 0 && _waiting == round)
            {
                _waiting = null;
                _before = round.DoAsync(_before);
            }
        }
    }

    /// <summary>Somebody who is in.</summary>
    public sealed class Visit : IDisposable
    {
        private LastOneOut<T>? _of;

        internal Visit(LastOneOut<T> of) => _of = of;

        /// <summary>Leaves, and waits until the work was done for all who have left.</summary>
        /// <param name="work">Does the work, in case nobody leaves later. It is cancelled once nobody waits for it any more.</param>
        /// <param name="cancel">Ends this one's wait; the others go on.</param>
        /// <returns>What the work told all who waited for it. Its failure fails all of them.</returns>
        public Task<T> LeaveAsync(Func<CancellationToken, Task<T>> work, CancellationToken cancel) =>
            Interlocked.Exchange(ref _of, null) is { } of ? of.WaitAsync(work, cancel)
                : throw new InvalidOperationException("The visit has ended.");

        /// <summary>Leaves without asking for the work.</summary>
        public void Dispose() => Interlocked.Exchange(ref _of, null)?.Go();
    }

    private sealed class Round
    {
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationToken _unwanted;
        private readonly Action _stop;
        private Func<CancellationToken, Task<T>>? _work;
        private ITimer? _timer;
        private int _waiting;

        public Round()
        {
            // Without a timer of its own it holds nothing that would have to be given back.
            var source = new CancellationTokenSource();
            (_unwanted, _stop) = (source.Token, source.Cancel);
        }

        public Task<T> Outcome => _outcome.Task;

        public void Join(Func<CancellationToken, Task<T>> work) => (_work, _waiting) = (work, _waiting + 1);

        public void Begin(LastOneOut<T> owner)
        {
            _timer?.Dispose();
            _timer = owner.CreateTimer(this);
        }

        public void PutOff() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public bool Leave()
        {
            if (--_waiting > 0)
            {
                return false;
            }

            _timer?.Dispose();
            _stop();
            return true;
        }

        public async Task DoAsync(Task before)
        {
            _timer?.Dispose();
            await before;
            try
            {
                _outcome.SetResult(await _work!(_unwanted));
            }
            // Whoever waits hears of it, whatever it is.
            catch (Exception failure)
            {
                _outcome.SetException(failure);
            }
        }
    }

    private ITimer CreateTimer(Round round) =>
        time.CreateTimer(_ => QuietHasPassed(round), null, quiet, Timeout.InfiniteTimeSpan);
}
