using System.Collections.Concurrent;
using Proxmox.Client;

namespace Proxmox.Pulumi.Tests.Fakes;

/// <summary>
/// A PVE that holds objects in memory: POST on a collection creates under the parameter <c>name</c>, items are read, changed and deleted.
/// </summary>
internal sealed class FakePve : IPve
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _objects = new(StringComparer.Ordinal);

    /// <summary>What every create waits for before it is carried out.</summary>
    public Func<CancellationToken, Task> BeforeCreate { get; set; } = _ => Task.CompletedTask;

    /// <summary>What every read waits for.</summary>
    public Func<CancellationToken, Task> BeforeRead { get; set; } = _ => Task.CompletedTask;

    /// <summary>What every request is told to, by method and path; it may throw.</summary>
    public Action<string, string> OnRequest { get; set; } = (_, _) => { };

    /// <summary>What the task of a create does; null when creates are no tasks.</summary>
    public Func<Upid, IProgress<TaskProgress>?, CancellationToken, Task<TaskOutcome>>? OnWait { get; set; }

    /// <summary>All requests so far, such as <c>GET /gadgets/first</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public ICollection<string> Paths => _objects.Keys;

    public IEnumerable<string> Writes => Requests.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal));

    public IReadOnlyDictionary<string, string>? Find(string path) => _objects.GetValueOrDefault(path);

    public void Add(string path, params (string Key, string Value)[] entries) =>
        _objects[path] = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    public void Change(string path, string key, string? value)
    {
        var entries = new Dictionary<string, string>(_objects[path], StringComparer.Ordinal);
        entries.Remove(key);
        if (value is not null)
        {
            entries.Add(key, value);
        }

        _objects[path] = entries;
    }

    public void Refuse(string method, PveFault fault) => OnRequest = (asked, _) =>
    {
        if (asked == method)
        {
            throw fault;
        }
    };

    public void Remove(string path) => _objects.TryRemove(path, out _);

    public async Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default)
    {
        Note("GET", path);
        await BeforeRead(cancel);
        return path == "/version" ? PveData.Object(("version", PveData.Of("9.0.0")))
            : path.EndsWith('s') ? PveData.Array(
                _objects.Keys.Where(key => key[..key.LastIndexOf('/')] == path).Order(StringComparer.Ordinal).Select(Read))
            : _objects.ContainsKey(path) ? Read(path)
            : throw Missing("GET", path);
    }

    public async Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default)
    {
        Note("POST", path);
        await BeforeCreate(cancel);
        var entries = form!.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (!_objects.TryAdd($"{path}/{entries["name"]}", entries))
        {
            throw new PveFault(FaultKind.Exists, $"{entries["name"]} already exists") { Method = "POST", Path = path, Status = 500 };
        }

        return OnWait is null ? PveData.Null : PveData.Of("UPID:pve1:0000C0DE:0000BEEF:65000000:imgcopy::root@pam:");
    }

    public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
        throw new NotSupportedException();

    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default)
    {
        Note("PUT", path);
        var entries = new Dictionary<string, string>(Find(path) ?? throw Missing("PUT", path), StringComparer.Ordinal);
        foreach (var entry in form!)
        {
            if (entry.Key == "delete")
            {
                foreach (var name in entry.Value.Split(','))
                {
                    entries.Remove(name);
                }
            }
            else
            {
                entries[entry.Key] = entry.Value;
            }
        }

        _objects[path] = entries;
        return Task.FromResult(PveData.Null);
    }

    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default)
    {
        Note("DELETE", path);
        return _objects.TryRemove(path, out _) ? Task.FromResult(PveData.Null) : throw Missing("DELETE", path);
    }

    public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default) =>
        OnWait!(task, progress, cancel);

    private void Note(string method, string path)
    {
        Requests.Enqueue($"{method} {path}");
        OnRequest(method, path);
    }

    private PveData Read(string path) => PveData.Object(
        _objects[path].Where(entry => entry.Key != "password").Select(entry => KeyValuePair.Create(entry.Key, PveData.Of(entry.Value)))
            .Append(KeyValuePair.Create("serial", PveData.Of("S-" + path[(path.LastIndexOf('/') + 1)..])))
            .Append(KeyValuePair.Create("revision", PveData.Of(string.Join('+', _objects[path].Keys.Order(StringComparer.Ordinal))))));

    private static PveFault Missing(string method, string path) =>
        new(FaultKind.NotFound, $"'{path[(path.LastIndexOf('/') + 1)..]}' does not exist") { Method = method, Path = path, Status = 500 };
}
