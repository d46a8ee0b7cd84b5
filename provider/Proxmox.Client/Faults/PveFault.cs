using System.Collections.ObjectModel;

namespace Proxmox.Client;

/// <summary>A request or a task that PVE refused or that did not get through, with everything that is known about why.</summary>
public sealed class PveFault : Exception
{
    /// <summary>A fault of that kind. The message is <paramref name="said"/>, with the request before it when that is known.</summary>
    public PveFault(FaultKind kind, string said, Exception? cause = null)
        : base(said, cause) => (Kind, Said) = (kind, said);

    /// <summary>A fault that the provider itself finds in a parameter.</summary>
    public static PveFault About(string parameter, string said) =>
        new(FaultKind.Invalid, said) { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [parameter] = said } };

    /// <summary>The same fault in other words or of another kind, with all that is known of it.</summary>
    /// <param name="said">The words; null for the same.</param>
    /// <param name="kind">The kind; null for the same.</param>
    /// <param name="isSettled">True when it is known by now that the request was not carried out.</param>
    /// <param name="parameters">What PVE says about single parameters; null for the same.</param>
    public PveFault WithContext(string? said = null, FaultKind? kind = null, bool isSettled = false,
        IReadOnlyDictionary<string, string>? parameters = null) =>
        new(kind ?? Kind, said ?? Said, this)
        {
            Method = Method,
            Path = Path,
            Status = Status,
            Parameters = parameters ?? Parameters,
            Privilege = Privilege,
            PrivilegePath = PrivilegePath,
            Task = Task,
            TaskLog = TaskLog,
            MayHaveBeenApplied = MayHaveBeenApplied && !isSettled,
            ServerFingerprint = ServerFingerprint,
            NamesAnotherObject = NamesAnotherObject,
        };

    /// <summary>What a caller can act on.</summary>
    public FaultKind Kind { get; }

    /// <summary>The words of PVE itself where it spoke (all lines, trimmed), else ours.</summary>
    public string Said { get; }

    /// <summary>Whether PVE itself spoke: it answered, or its task failed. All other words are the provider's.</summary>
    public bool IsPves => Status is not null || Task is not null;

    /// <summary>The node that PVE could not reach for the request; null when it is no such fault.</summary>
    public string? SilentNode => Status is >= 595 and <= 599 && Path is not null ? SilentNodes.NodeOf(Path) : null;

    /// <summary>
    /// Whether PVE itself was not met: nothing answers at the endpoint, or something else does, such as a proxy without a backend.
    /// </summary>
    public bool IsOfEndpoint => Method is not null && Task is null && Kind switch
    {
        FaultKind.Unreachable => Status is null or 502 or 503 or 504,
        // A node that hangs keeps the endpoint waiting.
        FaultKind.Timeout => Status is null or 504 && Path?.StartsWith("/nodes/", StringComparison.Ordinal) is not true,
        FaultKind.Unknown => Status is 404 or (>= 200 and < 400),
        _ => false,
    };

    /// <summary>
    /// Whether it speaks of the connection or the login, and so of every request. What is left is the matter of the object or the node that
    /// was asked: a look through objects of others may pass over it.
    /// </summary>
    public bool IsOfConnection => IsOfEndpoint || Kind is FaultKind.Unauthenticated or FaultKind.Certificate;

    /// <summary>GET, POST, PUT or DELETE; null when no request was involved.</summary>
    public string? Method { get; init; }

    /// <summary>The path below <c>/api2/json</c>, without parameters; null when no request was involved.</summary>
    public string? Path { get; init; }

    /// <summary>The HTTP status (PVE adds 595 to 599 for a node that it cannot reach); null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>What PVE says about single parameters: wire name to message. Empty when it named none.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// The privilege that is missing, such as <c>VM.Config.CPU</c>; several are joined by <c>|</c>, of which one is enough. Null when
    /// unknown.
    /// </summary>
    public string? Privilege { get; init; }

    /// <summary>The ACL path on which it is missing, such as <c>/vms/100</c>; null when unknown.</summary>
    public string? PrivilegePath { get; init; }

    /// <summary>The task that failed; null when the request itself did.</summary>
    public Upid? Task { get; init; }

    /// <summary>The last lines of the task's log, oldest first; empty without a task.</summary>
    public IReadOnlyList<string> TaskLog { get; init; } = [];

    /// <summary>
    /// Whether a request that changes something was sent and its answer was lost, so that nobody can tell whether it was carried out.
    /// Such a request is never sent again by this client: look before you do.
    /// </summary>
    public bool MayHaveBeenApplied { get; init; }

    /// <summary>
    /// SHA-256 of the certificate that the server showed, in colon form; null but for <see cref="FaultKind.Certificate"/>.
    /// </summary>
    public string? ServerFingerprint { get; init; }

    /// <summary>
    /// Whether PVE's words quote a name that is neither in the path nor in the query: then it misses something else than what was asked
    /// for.
    /// </summary>
    public bool NamesAnotherObject { get; init; }

    /// <summary>
    /// Whether this is the answer "not there" to a GET, and speaks of what the GET asked for: the only answer that proves an object gone.
    /// Every other <see cref="FaultKind.NotFound"/> may be about something that the request merely refers to.
    /// </summary>
    public bool ProvesAbsence =>
        Kind == FaultKind.NotFound && Task is null && !NamesAnotherObject && string.Equals(Method, "GET", StringComparison.Ordinal);

    /// <summary>The request, the status and PVE's words in one line or more.</summary>
    public override string Message => Method is null ? Said : $"{Method} {Path}{(Status is { } status ? $" ({status})" : "")}: {Said}";
}
