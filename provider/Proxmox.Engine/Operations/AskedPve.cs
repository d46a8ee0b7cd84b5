using Proxmox.Client;

namespace Proxmox.Engine.Operations;

/// <summary>Knows whether the datacenter has been asked anything: whoever did hears what is wrong with the connection.</summary>
/// <param name="pve">The datacenter.</param>
internal sealed class AskedPve(IPve pve) : IPve
{
    private volatile bool _wasAsked;

    /// <summary>True once a request was made, whatever became of it.</summary>
    public bool WasAsked => _wasAsked;

    public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        Asked().GetAsync(path, query, cancel);

    public Task<PveData> GetWithRemarksAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        Asked().GetWithRemarksAsync(path, query, cancel);

    public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        Asked().PostAsync(path, form, cancel);

    public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
        Asked().UploadAsync(path, form, file, cancel);

    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        Asked().PutAsync(path, form, cancel);

    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        Asked().DeleteAsync(path, query, cancel);

    public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) =>
        Asked().WaitAsync(task, progress, cancel);

    private IPve Asked()
    {
        _wasAsked = true;
        return pve;
    }
}
