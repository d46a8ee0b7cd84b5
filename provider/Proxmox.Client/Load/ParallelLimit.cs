using System.Runtime.InteropServices;

namespace Proxmox.Client;

/// <summary>
/// How many requests are under way at once: as many as are asked for, until there are signs that they are too many for PVE. Then half as
/// many, and more again with each answer in time. Signs of requests that began before the last cut do not count: they tell of what was.
/// </summary>
/// <param name="options">When and how.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Takes each cut: why, and how many may be under way now.</param>
internal sealed class ParallelLimit(LoadOptions options, TimeProvider time, Action<string, int> tell)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private readonly int _least = Math.Min(options.Least, options.Most ?? int.MaxValue);
    private double _limit = options.Most ?? double.PositiveInfinity;
    private int _running;
    private int _cuts;
    private double _inTime;
    private double _slow;
    private long _counted;
    private (long Since, TimeSpan Length) _rest;

    private bool HasRoom => _running + 1 <= _limit;

    /// <summary>Waits for a place, and while PVE wants a rest. Each place is given back once, by <see cref="Leave"/>.</summary>
    public async ValueTask<Place> EnterAsync(CancellationToken cancel)
    {
        await PlaceAsync(cancel);
        try
        {
            for (var rest = RestLeft(); rest > TimeSpan.Zero; rest = RestLeft())
            {
                await Task.Delay(rest, time, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            Leave(default, default);
            throw;
        }

        lock (_gate)
        {
            return new(_cuts, _running);
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="place">The place.</param>
    /// <param name="sign">What the attempt tells.</param>
    public void Leave(Place place, LoadSign sign)
    {
        (string Why, int AtOnce)? cut;
        lock (_gate)
        {
            cut = Judge(place, sign);
            _running--;
            while (HasRoom && _waiting.First is { } next)
            {
                _waiting.RemoveFirst();
                _running++;
                next.Value.SetResult();
            }
        }

        if (cut is var (why, atOnce))
        {
            tell(why, atOnce);
        }
    }

    private async Task PlaceAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> turn;
        lock (_gate)
        {
            if (HasRoom)
            {
                _running++;
                return;
            }

            turn = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            await turn.Value.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            GiveUp(turn);
            throw;
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> turn)
    {
        lock (_gate)
        {
            if (turn.List is not null)
            {
                _waiting.Remove(turn);
                return;
            }
        }

        // Its turn had come in the same moment.
        Leave(default, default);
    }

    private TimeSpan RestLeft()
    {
        lock (_gate)
        {
            return _rest.Length - time.GetElapsedTime(_rest.Since);
        }
    }

    private (string Why, int AtOnce)? Judge(Place place, LoadSign sign)
    {
        if (sign.Rest is { } rest && rest > RestLeft())
        {
            _rest = (time.GetTimestamp(), rest < options.LongestRest ? rest : options.LongestRest);
        }

        if (sign.Kind == LoadSignKind.None || place.Cuts != _cuts)
        {
            return null;
        }

        Fade();
        switch (sign.Kind)
        {
            case LoadSignKind.Refusal:
                return Cut(place, sign.Said!);
            case LoadSignKind.Slow:
                _slow++;
                return _slow >= options.ManySlow && _slow > _inTime ? Cut(place, "its answers take much longer than before") : null;
            default:
                _inTime++;
                if (_waiting.Count > 0)
                {
                    _limit = Math.Min(_limit + options.Growth, options.Most ?? double.PositiveInfinity);
                }

                return null;
        }
    }

    private void Fade()
    {
        var kept = Math.Pow(0.5, time.GetElapsedTime(_counted) / options.HalfLife);
        (_inTime, _slow, _counted) = (_inTime * kept, _slow * kept, time.GetTimestamp());
    }

    private (string Why, int AtOnce)? Cut(Place place, string why)
    {
        var underWay = Math.Min(_limit, Math.Max(place.Running, _running));
        if (underWay <= _least)
        {
            // So few are not too many: something else is wrong, and the retries deal with it.
            return null;
        }

        _limit = Math.Max(_least, underWay * options.Cut);
        (_inTime, _slow) = (0, 0);
        _cuts++;
        return (why, (int)_limit);
    }

    /// <summary>A place among the requests under way.</summary>
    /// <param name="Cuts">How many cuts there had been when it was taken.</param>
    /// <param name="Running">How many requests were under way then.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Place(int Cuts, int Running);
}
