namespace Proxmox.Client;

/// <summary>A client of a PVE cluster.</summary>
public sealed class PveClient : IPve, IAsyncDisposable, IDisposable
{
    /// <summary>Prepares a client; nothing is resolved, opened or sent before the first request.</summary>
    public PveClient(PveOptions options, PveLog? log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
    }

    /// <inheritdoc/>
    public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
