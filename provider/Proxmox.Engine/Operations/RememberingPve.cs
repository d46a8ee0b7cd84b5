using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Proxmox.Client;

namespace Proxmox.Engine.Operations;

/// <summary>
/// A datacenter that is only read: what it has answered, or refused, it is not asked again. The answers of guests are not kept: each is
/// asked for once, and there are many.
/// </summary>
/// <param name="pve">The datacenter.</param>
internal sealed partial class RememberingPve(IPve pve) : IPve
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PveData>>> _answers = new(StringComparer.Ordinal);

    public async Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        OfGuest().IsMatch(path) ? await pve.GetAsync(path, query, cancel) : (await GetWithRemarksAsync(path, query, cancel))["data"];

    public Task<PveData> GetWithRemarksAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        _answers.GetOrAdd($"{path}?{query?.Encode()}", _ => new(() => pve.GetWithRemarksAsync(path, query, CancellationToken.None)))
            .Value.WaitAsync(cancel);

    public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) => throw Refused("POST", path);

    public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
        throw Refused("POST", path);

    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) => throw Refused("PUT", path);

    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) => throw Refused("DELETE", path);

    public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) =>
        pve.WaitAsync(task, progress, cancel);

    private static PveFault Refused(string method, string path) =>
        new(FaultKind.Invalid, "this run changes nothing") { Method = method, Path = path };

    [GeneratedRegex("^/nodes/[^/]+/(qemu|lxc)/[0-9]+/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfGuest();
}
