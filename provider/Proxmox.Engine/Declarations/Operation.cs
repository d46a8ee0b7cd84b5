using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>One create, read, update or delete under way: what it knows, and what it has learned so far.</summary>
public sealed class Operation
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Session _session;
    private readonly PatientPve _pve;
    private readonly Dictionary<string, Value> _learned = new(StringComparer.Ordinal);

    internal Operation(Resource resource, Session session, Value prior, Value planned, Value config, DiagnosticList diagnostics, IProgress<TaskProgress>? progress)
    {
        Resource = resource;
        _session = session;
        _pve = new(session.Pve, session.Time);
        Prior = new(prior);
        Planned = new(planned);
        Config = new(config);
        Diagnostics = diagnostics;
        Progress = progress;
    }

    /// <summary>The kind of object.</summary>
    public Resource Resource { get; }

    /// <summary>The datacenter.</summary>
    public IPve Pve => _pve;

    /// <summary>The object before the operation; null members in a create. For a read: what the state holds.</summary>
    public Attributes Prior { get; }

    /// <summary>The object as planned, secrets included; null members in a read or delete.</summary>
    public Attributes Planned { get; }

    /// <summary>What the user wrote, write-only twins folded into their secrets; null members in a read or delete.</summary>
    public Attributes Config { get; }

    /// <summary>Messages for the user.</summary>
    public DiagnosticList Diagnostics { get; }

    /// <summary>Where the progress of tasks is told.</summary>
    public IProgress<TaskProgress>? Progress { get; }

    /// <summary>The attributes that name the object: the planned ones of a create or update, else those of the state.</summary>
    public Attributes Subject => Planned.Value.IsNull ? Prior : Planned;

    /// <summary>The attributes that the user had set in the last apply; empty in a create or read.</summary>
    public Memory Managed { get; internal init; } = Memory.Empty;

    /// <summary>What PVE answered to the generic create's or update's request; null when there was none.</summary>
    public PveData Answer { get; internal set; } = PveData.Null;

    /// <summary>True once PVE has accepted the object.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>True when a request that changes something was stopped after it had begun, so that nobody can tell whether it was carried out.</summary>
    internal bool WasCutOff => _pve.WasCutOff;

    /// <summary>True while nobody can tell whether a create was carried out.</summary>
    internal bool IsUncertain { get; set; }

    internal IReadOnlyDictionary<string, Value> Learned => _learned;

    /// <summary>PVE has accepted the object: from now on it is in the state, whatever fails later.</summary>
    public void Accepted() => IsAccepted = true;

    /// <summary>Notes the value of a computed attribute that no later read tells.</summary>
    public void Learn(Field field, Value value) => _learned[field.Name] = value;

    /// <summary>True when the attribute's value differs between <see cref="Prior"/> and <see cref="Planned"/>, or its write-only twin is to be sent again.</summary>
    public bool IsChanged(Field field) =>
        !Sameness.Same(field, Prior[field], Planned[field])
        || (WriteOnly.HasTwin(field) && !Prior.Value[WriteOnly.VersionName(field)].Equals(Planned.Value[WriteOnly.VersionName(field)]));

    /// <summary>A read of the object in the same session.</summary>
    internal Operation Look(Value state) => new(Resource, _session, state, Value.Null, Value.Null, new(), progress: null);

    /// <summary>The path of the object, its identity filled in.</summary>
    public string ItemPath => Paths.Fill(Resource.Api.Item, Resource, Subject);

    /// <summary>
    /// Waits until nobody else in this process works on what <paramref name="key"/> names, and keeps it until the result is disposed: for
    /// changes that PVE offers only as reading and writing the whole.
    /// </summary>
    public Task<IDisposable> TurnAsync(string key, CancellationToken cancel) => _session.Turns.TakeAsync(key, cancel);

    /// <summary>
    /// Sends a request and waits for the task that PVE answers with. A task that ends on a lock has done nothing, so the request is sent
    /// again, ever more slowly, until the operation's time limit. (A lock that refuses the request itself is for the client to wait out.)
    /// </summary>
    /// <param name="send">Sends the request and gives PVE's answer; it is called once for each try.</param>
    /// <param name="cancel">The operation's time limit.</param>
    /// <returns>The last answer.</returns>
    public async Task<PveData> DispatchAsync(Func<CancellationToken, Task<PveData>> send, CancellationToken cancel)
    {
        var begun = _session.Time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await send(cancel).ConfigureAwait(false);
            try
            {
                await FinishAsync(answer, cancel).ConfigureAwait(false);
                return answer;
            }
            catch (PveFault locked) when (locked is { Kind: FaultKind.Locked, Task: { } task })
            {
                Progress?.Report(new(task, $"waiting for a lock, then trying again: {locked.Said}", null, _session.Time.GetElapsedTime(begun)));
                await PauseAsync(pause, locked, cancel).ConfigureAwait(false);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, PveFault why, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(pause, _session.Time, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException("the operation ended while it waited for a lock", why, cancel);
        }
    }

    /// <summary>Waits for the task that PVE answered with; does nothing when the answer is no task.</summary>
    public async Task FinishAsync(PveData answer, CancellationToken cancel)
    {
        if (answer.AsText() is { } text && Upid.TryParse(text, out var upid))
        {
            var outcome = await Pve.WaitAsync(upid, Progress, cancel).ConfigureAwait(false);
            if (outcome.HasWarnings)
            {
                Diagnostics.Warn($"PVE warned about {Resource.Name}", string.Join('\n', outcome.Warnings));
            }
        }
    }
}
