using Proxmox.Client;

namespace Proxmox.Resources.Tests.Shared;

/// <summary>A process that ends at a request: no later line of it runs.</summary>
/// <param name="last">The request, from 1 on.</param>
/// <param name="isCarriedOut">Whether PVE has it by then.</param>
internal sealed class Mortal(int last, bool isCarriedOut)
{
    private readonly TaskCompletionSource _death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    /// <summary>Ends when the process does.</summary>
    public Task Death => _death.Task;

    /// <summary>What the process sees of PVE.</summary>
    public IPve Over(IPve pve) => new Dying(this, pve);

    private async Task<T> LiveAsync<T>(Func<Task<T>> send)
    {
        var request = Interlocked.Increment(ref _requests);
        if (request < last)
        {
            return await send();
        }

        if (request == last && isCarriedOut)
        {
            await send();
        }

        _death.TrySetResult();
        return await new TaskCompletionSource<T>().Task;
    }

    private sealed class Dying(Mortal mortal, IPve pve) : IPve
    {
        public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            mortal.LiveAsync(() => pve.GetAsync(path, query, cancel));

        public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            mortal.LiveAsync(() => pve.PostAsync(path, form, cancel));

        public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
            mortal.LiveAsync(() => pve.UploadAsync(path, form, file, cancel));

        public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
            mortal.LiveAsync(() => pve.PutAsync(path, form, cancel));

        public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
            mortal.LiveAsync(() => pve.DeleteAsync(path, query, cancel));

        public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) =>
            mortal.LiveAsync(() => pve.WaitAsync(task, progress, cancel));
    }
}
