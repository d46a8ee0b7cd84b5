using System.Net;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;

namespace Proxmox.Engine;

/// <summary>A configured connection to a datacenter, with what is asked once and kept.</summary>
public sealed class Session
{
    private const string VersionPath = "/version";

    // How long a plan waits for a first sign of PVE.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly AskedPve _pve;
    private Task<Version?>? _version;
    private Task<Version?>? _greeting;
    private volatile PveOptions _options;
    private int _told;
    private int _refused;

    private readonly SharedAnswers _answers;
    private readonly Parts _parts = new();

    internal Session(IPve pve, TimeProvider time, PveOptions options) =>
        (_pve, Time, _options, _answers, Lists) = (new(pve), time, options, new(time), new(time));

    /// <summary>The datacenter.</summary>
    public IPve Pve => _pve;

    /// <summary>The same without a memory of what it has answered; null where there is none to be without.</summary>
    internal IPve? Unremembered { get; init; }

    /// <summary>The files of the nodes; null where the provider is not to log in to them.</summary>
    public INodeFiles? Files { get; internal init; }

    /// <summary>Whom PVE takes the provider for: <c>user@realm</c>, or <c>user@realm!tokenid</c>.</summary>
    public string Caller => _options.Caller;

    /// <summary>The addresses that PVE is asked at: <c>https://host:port</c>, in the order in which they are tried.</summary>
    public IReadOnlyList<Uri> Endpoints => _options.Addresses;

    /// <summary>Whether what is on a node that does not answer keeps its recorded state in a plan.</summary>
    internal bool KeepsUnreachable { get; init; } = true;

    /// <summary>Whether nothing is changed, so that what lists tell, which are some seconds old, is as good as what objects tell.</summary>
    public bool IsForReading { get; internal init; }

    /// <summary>Whether changes of the software-defined network are applied by the run that makes them.</summary>
    public bool AppliesSdn { get; internal init; } = true;

    /// <summary>
    /// Connects to a PVE that is not of this datacenter, such as a node that is to join it. Nothing is sent before the first request.
    /// </summary>
    /// <param name="other">Makes its options of those of the datacenter.</param>
    public IPve Elsewhere(Func<PveOptions, PveOptions> other) => Connect(other(_options));

    /// <summary>
    /// The address that this machine has on the way to the endpoint, which PVE sees unless something between them hides it; null when there
    /// is no way.
    /// </summary>
    public IPAddress? OwnAddress => Endpoints is [var endpoint, ..] ? FindOwnAddress(endpoint) : null;

    /// <summary>Finds that address.</summary>
    internal Func<Uri, IPAddress?> FindOwnAddress { get; init; } = _ => null;

    /// <summary>Gives the options with what a command says of credentials and endpoints.</summary>
    internal Func<CancellationToken, Task<PveOptions>>? Complete { get; init; }

    /// <summary>Makes the connections to others.</summary>
    internal Func<PveOptions, IPve> Connect { get; init; } =
        _ => throw new InvalidOperationException("The session has no connection to others.");

    /// <summary>Hears of each request that changes something: what it is made for, its method and its path.</summary>
    internal Action<Declaration, string, string> Hear { get; init; } = (_, _, _) => { };

    /// <summary>Learns who the provider is and where PVE is, where a command says so, which is run for that once.</summary>
    /// <exception cref="PveFault">The command fails.</exception>
    internal async Task LearnAsync(CancellationToken cancel)
    {
        if (Complete is { } complete)
        {
            _options = await complete(cancel);
        }
    }

    /// <summary>What the run itself has and makes.</summary>
    public KnownObjects Known { get; } = new();

    /// <summary>What a kind of object keeps for the whole run: made when it is first asked for, the same each time.</summary>
    public T Part<T>()
        where T : class, new() => _parts.Get<T>();

    /// <summary>
    /// An answer of PVE that many operations share: asked for by whoever comes first, and taken from there by all others for a while.
    /// </summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="age">How old the answer may be.</param>
    /// <param name="ask">Asks for it.</param>
    /// <param name="cancel">Ends the caller's wait; others go on waiting.</param>
    public Task<T> ShareAsync<T>(string key, TimeSpan age, Func<Task<T>> ask, CancellationToken cancel)
        where T : notnull => _answers.GetAsync(key, age, ask, cancel);

    /// <summary>Forgets a shared answer: it no longer holds.</summary>
    public void Forget(string key) => _answers.Forget(key);

    /// <summary>The lists that stand in for objects' own answers.</summary>
    internal SharedLists Lists { get; }

    /// <summary>Who works on what.</summary>
    internal KeyedLock Locks { get; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>
    /// The version of PVE, major and minor; asked for once, by whoever comes first. Null when PVE's text is not understood.
    /// </summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses.</exception>
    public Task<Version?> VersionAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_version is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _version = AskAsync();
            }

            return _version.WaitAsync(cancel);
        }
    }

    /// <summary>
    /// Waits for a first sign of PVE where nobody has asked it anything yet: one request, whose answer all plans of the run take, however
    /// it ends.
    /// </summary>
    /// <exception cref="PveFault">PVE does not answer, or refuses.</exception>
    internal Task<Version?> GreetAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            _greeting ??= _pve.WasAsked ? Task.FromResult<Version?>(null) : FirstSignAsync();
            return _greeting.WaitAsync(cancel);
        }
    }

    /// <summary>True for the first who asks: a warning about the connection is said once, and not by every plan.</summary>
    internal bool WarnsFirst() => Interlocked.Exchange(ref _told, 1) == 0;

    /// <summary>
    /// True for the first who asks: an error that is the connection's, and so everybody's, is said once, and not by every plan and every
    /// read.
    /// </summary>
    internal bool RefusesFirst() => Interlocked.Exchange(ref _refused, 1) == 0;

    private async Task<Version?> FirstSignAsync()
    {
        try
        {
            return await VersionAsync(CancellationToken.None).WaitAsync(Patience, Time);
        }
        catch (TimeoutException)
        {
            throw new PveFault(
                FaultKind.Timeout, $"PVE has not answered within {Patience.TotalSeconds:0} seconds")
            { Method = "GET", Path = VersionPath };
        }
    }

    private async Task<Version?> AskAsync()
    {
        var answer = await Pve.GetAsync(VersionPath);
        // "9.2.11", and for early access "9.0.0~8".
        var text = answer["version"].AsText()?.Split('~', '-')[0];
        return Version.TryParse(text, out var parsed) ? new(parsed.Major, parsed.Minor) : null;
    }
}
