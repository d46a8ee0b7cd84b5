using Proxmox.Client;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;

namespace Proxmox.Engine.Operations;

/// <summary>
/// Work under way in a datacenter: it sends requests, waits for the tasks that they begin, and tells the user how far it is.
/// </summary>
public abstract class PveWork
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private const double Slowing = 1.5;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);
    private const int DigestAttempts = 8;
    private static readonly TimeSpan DigestPause = TimeSpan.FromSeconds(0.1);

    private readonly Parts _parts = new();
    private readonly Declaration _declaration;
    private readonly GracefulPve _pve;

    private protected PveWork(Declaration declaration, Session session, DiagnosticList diagnostics, IProgress<TaskProgress>? progress)
    {
        _declaration = declaration;
        _pve = new(session.Pve, session.Time, (verb, path) =>
        {
            Written(verb, path);
            Hear(verb, path);
        });
        Session = session;
        Diagnostics = diagnostics;
        Progress = progress;
    }

    /// <summary>The datacenter.</summary>
    public IPve Pve => _pve;

    /// <summary>
    /// The connection that the work belongs to. Requests go through <see cref="Pve"/>, which lets those that change something end.
    /// </summary>
    public Session Session { get; }

    /// <summary>Messages for the user.</summary>
    public DiagnosticList Diagnostics { get; }

    /// <summary>Where the progress of tasks is told.</summary>
    public IProgress<TaskProgress>? Progress { get; }

    /// <summary>
    /// True when a request that changes something was stopped after it had begun, so that nobody can tell whether it was carried out.
    /// </summary>
    internal bool WasCutOff => _pve.WasCutOff;

    /// <summary>
    /// A PVE that is not of this datacenter, such as a node that is to join it. A request there that changes something is let end, as all
    /// are.
    /// </summary>
    /// <param name="other">Makes its options of those of the datacenter.</param>
    public IPve Elsewhere(Func<PveOptions, PveOptions> other) => new GracefulPve(Session.Elsewhere(other), Session.Time, Hear);

    private void Hear(string verb, string path) => Session.Hear(_declaration, verb, path);

    private protected virtual void Written(string verb, string path) => Session.Lists.Written(verb, path, by: null);

    /// <summary>
    /// How often this work may have changed something so far. What was read since the last time still holds, as far as this work goes.
    /// </summary>
    public long ChangeCount => _pve.ChangeCount;

    /// <summary>What a kind of object keeps while the work goes on: made when it is first asked for, the same each time.</summary>
    public T Part<T>()
        where T : class, new() => _parts.Get<T>();

    /// <summary>
    /// Waits until nobody else in this process works on what <paramref name="key"/> names, and keeps it until the result is disposed: for
    /// changes that PVE offers only as reading and writing the whole.
    /// </summary>
    public Task<IDisposable> LockAsync(string key, CancellationToken cancel) => Session.Locks.TakeAsync(key, cancel);

    /// <summary>
    /// Sends a request and waits for the task that PVE answers with. A task that ends on a lock has done nothing, and neither has a request
    /// that the lock of a guest refused: it is sent again, ever more slowly, until the operation's time limit. (The lock of a file is for
    /// the client to wait out.)
    /// </summary>
    /// <param name="send">Sends the request and gives PVE's answer; it is called once for each try.</param>
    /// <param name="cancel">The operation's time limit.</param>
    /// <returns>The last answer.</returns>
    public async Task<PveData> DispatchAsync(Func<CancellationToken, Task<PveData>> send, CancellationToken cancel)
    {
        var begun = Session.Time.GetTimestamp();
        DateTimeOffset? since = null;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            PveFault locked;
            try
            {
                var answer = await send(cancel);
                await FinishAsync(answer, cancel);
                return answer;
            }
            catch (PveFault fault) when (fault is { Kind: FaultKind.Locked, Task: not null } || ConfigLock.IsIn(fault))
            {
                locked = fault;
            }

            since ??= Session.Time.GetUtcNow();
            Progress?.Report(new(locked.Task, $"waiting for a lock since {WaitEndedException.Clock(since.Value)}, then trying again: "
                + $"{locked.Said}", null, Session.Time.GetElapsedTime(begun)));
            await PauseAsync(pause, locked, "for a lock", since.Value, cancel);
        }
    }

    /// <summary>
    /// Reads a digest and writes with it, and does both again when another program has changed the file in between. What this process
    /// itself changes waits for its turn.
    /// </summary>
    /// <param name="attempt">Reads, then writes; it is called once for each try.</param>
    /// <param name="cancel">The operation's time limit.</param>
    public async Task WithDigestAsync(Func<CancellationToken, Task> attempt, CancellationToken cancel)
    {
        var since = Session.Time.GetUtcNow();
        for (var tries = 1; ; tries++)
        {
            PveFault stale;
            try
            {
                await attempt(cancel);
                return;
            }
            catch (PveFault fault) when (fault.Kind == FaultKind.Conflict && tries < DigestAttempts)
            {
                stale = fault;
            }

            if (tries > 1)
            {
                await PauseAsync(DigestPause * tries, stale, "for others to change the same file", since, cancel);
            }
        }
    }

    /// <summary>
    /// Asks again and again, ever more slowly, until the answer is as it should be: for what PVE brings about in no task of ours.
    /// </summary>
    /// <typeparam name="T">What the answer is read as.</typeparam>
    /// <param name="ask">Asks.</param>
    /// <param name="isSo">Whether the answer is as it should be.</param>
    /// <param name="cancel">The operation's time limit.</param>
    /// <param name="mayPass">The faults that end by themselves; null for none.</param>
    public async Task<T> AskUntilAsync<T>(
        Func<CancellationToken, Task<T>> ask, Func<T, bool> isSo, CancellationToken cancel, Func<PveFault, bool>? mayPass = null)
    {
        var since = Session.Time.GetUtcNow();
        for (var pause = FirstLook; ; pause = pause * Slowing < LongestLook ? pause * Slowing : LongestLook)
        {
            PveFault? passing = null;
            try
            {
                var answer = await ask(cancel);
                if (isSo(answer))
                {
                    return answer;
                }
            }
            catch (PveFault fault) when (mayPass?.Invoke(fault) is true)
            {
                passing = fault;
            }

            await PauseAsync(pause, passing, "for PVE", since, cancel);
        }
    }

    private async Task PauseAsync(TimeSpan pause, PveFault? why, string what, DateTimeOffset since, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(pause, Session.Time, cancel);
        }
        catch (OperationCanceledException)
        {
            throw new WaitEndedException(what, why, since, cancel);
        }
    }

    /// <summary>Waits for the task that PVE answered with; does nothing when the answer is no task.</summary>
    public async Task FinishAsync(PveData answer, CancellationToken cancel)
    {
        if (answer.AsText() is { } text && Upid.TryParse(text, out var upid))
        {
            var outcome = await Pve.WaitAsync(upid, Progress, cancel);
            if (outcome.HasWarnings)
            {
                Diagnostics.Warn($"PVE warned about {_declaration.Name}", string.Join('\n', outcome.Warnings));
            }
        }
    }
}
