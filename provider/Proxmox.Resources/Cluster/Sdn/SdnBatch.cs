using System.Diagnostics.CodeAnalysis;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>Changes of the SDN that are applied together. Whoever makes the batch is the first to have joined it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing, and nobody knows who waits last.")]
internal sealed class SdnBatch
{
    // Clients begin all that is ready at once, so that what follows a change by more than this waits for it.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.2);

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Session _session;
    private readonly Task _before;
    private readonly CancellationTokenSource _abandoned = new();
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private Operation? _last;
    private Operation? _applier;
    private Task<string?>? _token;
    private Task<IReadOnlyList<string>>? _closed;
    private IReadOnlyList<(string Path, string Said)> _staged = [];
    private volatile PveFault? _foreign;
    private int _inFlight = 1;
    private int _waiting;
    private long _moved;
    private bool _isFull;

    /// <param name="session">The datacenter.</param>
    /// <param name="before">Ends when the batch before it is applied.</param>
    public SdnBatch(Session session, Task before) => (_session, _before, _moved) = (session, before, session.Time.GetTimestamp());

    /// <summary>Ends, without a fault, when the batch is applied or given up.</summary>
    public Task Closed
    {
        get
        {
            lock (_gate)
            {
                return Quietly(_closed ??= Task.Run(CloseAsync));
            }
        }
    }

    /// <summary>Counts a change in; false where the batch takes no more.</summary>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_isFull)
            {
                return false;
            }

            _inFlight++;
            _moved = _session.Time.GetTimestamp();
            return true;
        }
    }

    /// <summary>The token of the lock, which is taken when the batch before is done; null before PVE 9, which has none.</summary>
    /// <exception cref="PveFault">Somebody else has the lock.</exception>
    public async Task<string?> TokenAsync(PveWork work, CancellationToken cancel)
    {
        Task<string?> token;
        lock (_gate)
        {
            token = _token ??= Task.Run(() => TakeAsync(work), CancellationToken.None);
        }

        try
        {
            return await token.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (_foreign is not null)
        {
            throw _foreign;
        }
    }

    /// <summary>Counts a change out.</summary>
    /// <param name="operation">What made it.</param>
    /// <param name="isStaged">Whether it is to be applied.</param>
    /// <param name="waits">Whether it waits for that.</param>
    public void Leave(Operation operation, bool isStaged, bool waits)
    {
        lock (_gate)
        {
            _inFlight--;
            _moved = _session.Time.GetTimestamp();
            if (isStaged)
            {
                _applier = operation;
                _own.Add(operation.ItemPath);
            }

            _last = operation;
            _waiting += waits ? 1 : 0;

            _closed ??= Task.Run(CloseAsync);
        }
    }

    /// <summary>Waits until the batch is applied.</summary>
    /// <exception cref="PveFault">It could not be.</exception>
    public async Task AppliedAsync(Operation operation, CancellationToken cancel)
    {
        try
        {
            foreach (var warning in await _closed!.WaitAsync(cancel))
            {
                operation.Diagnostics.Warn(SdnApply.Problem, warning);
            }
        }
        finally
        {
            bool isLast;
            lock (_gate)
            {
                isLast = --_waiting == 0;
            }

            if (isLast && !_closed!.IsCompleted)
            {
                await _abandoned.CancelAsync();
                await EndedAsync();
            }
        }
    }

    /// <summary>
    /// Waits a moment for the end of the batch, whatever it is: so that a process that ends now leaves no lock behind.
    /// </summary>
    public async Task EndedAsync()
    {
        try
        {
            await Closed.WaitAsync(Moment, _session.Time);
        }
        catch (TimeoutException)
        {
            // Others are still at it, and give the lock back.
        }
    }

    private async Task<IReadOnlyList<string>> CloseAsync()
    {
        await SettleAsync();
        bool isAbandoned;
        lock (_gate)
        {
            isAbandoned = _waiting == 0;
        }

        // A lock that nobody needs any more is not waited for.
        if (isAbandoned)
        {
            await _abandoned.CancelAsync();
        }

        var token = _token is null ? null : await _token;
        if (_applier is not { } applier || isAbandoned)
        {
            if (token is not null)
            {
                await SdnLock.GiveBackAsync(_last!, token);
            }

            return [];
        }

        WarnOfOthers(applier);
        try
        {
            return await SdnApply.RunAsync(applier, token, _abandoned.Token);
        }
        catch (PveFault fault)
        {
            throw fault.WithContext("The change is staged, but the SDN configuration could not be applied: " + fault.Said);
        }
    }

    private async Task<string?> TakeAsync(PveWork work)
    {
        await _before;
        var isStaged = false;
        var token = await SdnLock.TakeAsync(work, fault => _foreign = fault, () => isStaged = true, _abandoned.Token);
        try
        {
            _staged = isStaged ? await SdnStaged.AskAsync(work.Pve, _abandoned.Token) : [];
        }
        // The lock is held by now: only the warning is left out.
        catch (Exception untold) when (untold is PveFault or OperationCanceledException)
        {
        }

        return token;
    }

    private void WarnOfOthers(Operation applier)
    {
        var others = _staged.Where(staged => !_own.Contains(staged.Path)).Select(staged => staged.Said).ToList();
        if (others.Count > 0)
        {
            applier.Diagnostics.Warn("The apply of the SDN puts in force what was staged before as well",
                $"{string.Join(", ", others)}: staged before this run, by somebody else or by a run that did not apply it.");
        }
    }

    // From then on nobody joins.
    private async Task SettleAsync()
    {
        while (true)
        {
            TimeSpan left;
            lock (_gate)
            {
                left = Quiet - _session.Time.GetElapsedTime(_moved);
                if (_inFlight == 0 && left <= TimeSpan.Zero)
                {
                    _isFull = true;
                    return;
                }
            }

            await Task.Delay(left > TimeSpan.Zero ? left : Quiet / 4, _session.Time);
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        // Those who wait for it have it.
        catch (Exception)
        {
        }
    }
}
