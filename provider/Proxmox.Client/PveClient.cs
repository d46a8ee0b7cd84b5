using System.Security.Cryptography;

namespace Proxmox.Client;

/// <summary>
/// A client of a PVE cluster, safe for use from many threads. One for each configuration is enough: it keeps connections, the login and
/// what it has learnt about the endpoints.
/// </summary>
public sealed class PveClient : IPve, IAsyncDisposable, IDisposable
{
    private readonly PveOptions _options;
    private readonly PveLog _log;
    private readonly TimeProvider _time;
    private readonly PveParts _parts;
    private readonly TaskPace _pace = new();
    private readonly Lazy<Dispatcher> _dispatcher;
    private PveOptions? _complete;
    private ICredentials? _credentials;

    /// <summary>Prepares a client: nothing is checked, read, resolved or sent before the first request.</summary>
    /// <param name="options">How to reach PVE; see <see cref="PveOptions.Validate"/>.</param>
    /// <param name="log">Where the log goes; null for nowhere.</param>
    /// <param name="time">The clock, for delays, limits and one-time codes.</param>
    /// <param name="parts">Replacements of the client's own parts; null for none.</param>
    public PveClient(PveOptions options, PveLog? log, TimeProvider time, PveParts? parts = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (_options, _log, _time, _parts) = (options, log ?? PveLog.Nowhere, time, parts ?? new());
        _dispatcher = new(Start);
    }

    /// <inheritdoc/>
    public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        SendAsync(HttpMethod.Get, path, query, cancel);

    /// <inheritdoc/>
    public async Task<PveData> GetWithRemarksAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        (await AnswerAsync(HttpMethod.Get, path, query, cancel)).Json ?? PveData.Null;

    /// <inheritdoc/>
    public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        SendAsync(HttpMethod.Post, path, form, cancel);

    /// <inheritdoc/>
    public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return SendAsync(HttpMethod.Post, path, form, cancel, file);
    }

    /// <inheritdoc/>
    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        SendAsync(HttpMethod.Put, path, form, cancel);

    /// <inheritdoc/>
    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        SendAsync(HttpMethod.Delete, path, query, cancel);

    /// <inheritdoc/>
    public async Task<Ticket?> LogInAsync(CancellationToken cancel = default)
    {
        // Anybody who is logged in may ask for it.
        await GetAsync("/version", cancel: cancel);
        return _credentials?.Current;
    }

    /// <inheritdoc/>
    public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new TaskWatch(this, task, _options, _pace, _log, _time).EndAsync(progress, cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_dispatcher.IsValueCreated)
        {
            _dispatcher.Value.Dispose();
        }

        (_credentials as IDisposable)?.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<PveData> SendAsync(HttpMethod method, string path, Form? form, CancellationToken cancel, FileUpload? file = null) =>
        (await AnswerAsync(method, path, form, cancel, file)).Data;

    private async Task<Answer> AnswerAsync(HttpMethod method, string path, Form? form, CancellationToken cancel, FileUpload? file = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/')
        {
            throw new ArgumentException($"the path '{path}' has no leading slash", nameof(path));
        }

        _complete ??= await _options.CompleteAsync(_log, _time, cancel);
        return await _dispatcher.Value.SendAsync(new(method, path, form, file), cancel);
    }

    private Dispatcher Start()
    {
        var options = _complete!;
        var problems = options.Validate();
        if (problems.Count > 0)
        {
            var all = problems.Select(problem => $"`{problem.Option}`: {problem.Cause}; {problem.Remedy}");
            throw new PveFault(FaultKind.Invalid, string.Join(". ", all));
        }

        var endpoints = options.Endpoints
            .Select(text => new Endpoint(EndpointAddress.Read(text, out _)!, new(options), options, _time, _parts.Connections))
            .ToList();
        var attempts = new Attempts(options, _credentials = Credentials(options), _log, _time);
        return new(endpoints, attempts, new(options, _parts.Random ?? SystemRandom), _log, _time);
    }

    private ICredentials Credentials(PveOptions options) =>
        options.Command is { } command && command.HasGiven(options) ? new CommandCredentials(command, options, _log, _time)
            : options.ApiToken is { } token && !string.IsNullOrWhiteSpace(token) ? new TokenCredentials(ApiToken.Clean(token))
            : new TicketCredentials(options, _log, _time);

    private static double SystemRandom() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
