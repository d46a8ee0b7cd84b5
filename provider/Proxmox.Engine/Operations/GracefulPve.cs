using Proxmox.Client;

namespace Proxmox.Engine.Operations;

/// <summary>
/// Gives a request that changes something a moment to end by itself when the operation is stopped: cut off in the middle, nobody could
/// tell whether it was carried out. Reads and waits for tasks stop at once.
/// </summary>
/// <param name="pve">The datacenter.</param>
/// <param name="time">The clock.</param>
/// <param name="written">Hears of every such request, by method and path, when it has ended, and again when its task has.</param>
internal sealed class GracefulPve(IPve pve, TimeProvider time, Action<string, string> written) : IPve
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private Action? _hear;

    /// <summary>How often something may have changed so far: requests that change something, and tasks that were waited for.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>True once a request that changes something was stopped after it had begun.</summary>
    public bool WasCutOff { get; private set; }

    public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) => pve.GetAsync(path, query, cancel);

    public Task<PveData> GetWithRemarksAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        pve.GetWithRemarksAsync(path, query, cancel);

    public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        GracefullyAsync("POST", path, later => pve.PostAsync(path, form, later), cancel);

    public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
        GracefullyAsync("POST", path, later => pve.UploadAsync(path, form, file, later), cancel);

    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        GracefullyAsync("PUT", path, later => pve.PutAsync(path, form, later), cancel);

    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        GracefullyAsync("DELETE", path, later => pve.DeleteAsync(path, query, later), cancel);

    public async Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default)
    {
        try
        {
            return await pve.WaitAsync(task, progress, cancel);
        }
        finally
        {
            ChangeCount++;
            _hear?.Invoke();
        }
    }

    private async Task<PveData> GracefullyAsync(
        string verb, string path, Func<CancellationToken, Task<PveData>> send, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ChangeCount++;
        _hear = () => written(verb, path);
        using var later = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var registration = cancel.Register(() => later.CancelAfter(Moment));
        try
        {
            return await send(later.Token);
        }
        catch (OperationCanceledException)
        {
            WasCutOff = true;
            throw;
        }
        finally
        {
            written(verb, path);
        }
    }
}
