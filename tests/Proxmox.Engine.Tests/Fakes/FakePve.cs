using System.Globalization;
using Proxmox.Client;

namespace Proxmox.Engine.Tests.Fakes;

/// <summary>
/// A PVE that keeps sections of config files in memory and answers as <c>PVE::SectionConfig</c> does: POST creates, GET answers the section
/// with a digest of the whole file, PUT sets and takes <c>delete</c>, DELETE removes. Values are stored as text.
/// </summary>
internal sealed class FakePve : IPve
{
    private readonly SortedDictionary<string, SortedDictionary<string, List<string>>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Collection> _collections = new(StringComparer.Ordinal);

    public List<Call> Calls { get; } = [];

    /// <summary>The requests that change something.</summary>
    public IEnumerable<Call> Writes => Calls.Where(call => call.Method != "GET");

    /// <summary>What <c>GET /version</c> answers.</summary>
    public string Version { get; set; } = "9.2.1";

    /// <summary>Runs before a request takes effect; throws to refuse it.</summary>
    public Func<Call, CancellationToken, Task> Before { get; set; } = (_, _) => System.Threading.Tasks.Task.CompletedTask;

    /// <summary>Runs after a request took effect; throws to lose its answer.</summary>
    public Action<Call> After { get; set; } = _ => { };

    /// <summary>The answer to a request that changes something, such as a task; the default is null.</summary>
    public Func<Call, PveData> Answer { get; set; } = _ => PveData.Null;

    /// <summary>How tasks end.</summary>
    public Func<Upid, CancellationToken, Task<TaskOutcome>> Task { get; set; } = (task, _) =>
        System.Threading.Tasks.Task.FromResult(new TaskOutcome(task, "OK", []));

    /// <summary>Says that there is a collection, and how it behaves.</summary>
    public FakePve With(Collection collection)
    {
        _collections.Add(collection.Path, collection);
        return this;
    }

    /// <summary>One section; null when it does not exist.</summary>
    public SortedDictionary<string, List<string>>? Section(string path) => _sections.GetValueOrDefault(path);

    /// <summary>The first value of a parameter of a section; null when it is not set.</summary>
    public string? Stored(string path, string key) => Section(path)?.GetValueOrDefault(key)?[0];

    /// <summary>Puts a section there by hand.</summary>
    public void Put(string path, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var section = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            section.TryAdd(key, []);
            section[key].Add(value);
        }

        _sections[path] = section;
    }

    public void Remove(string path) => _sections.Remove(path);

    public Task<PveData> GetAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        SendAsync(new("GET", path, query ?? []), cancel);

    public Task<PveData> PostAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        SendAsync(new("POST", path, form ?? []), cancel);

    public Task<PveData> UploadAsync(string path, Form form, FileUpload file, CancellationToken cancel = default) =>
        SendAsync(new("POST", path, form), cancel);

    public Task<PveData> PutAsync(string path, Form? form = null, CancellationToken cancel = default) =>
        SendAsync(new("PUT", path, form ?? []), cancel);

    public Task<PveData> DeleteAsync(string path, Form? query = null, CancellationToken cancel = default) =>
        SendAsync(new("DELETE", path, query ?? []), cancel);

    public Task<TaskOutcome> WaitAsync(Upid task, IProgress<TaskProgress>? progress = null, CancellationToken cancel = default)
    {
        progress?.Report(new(task, "half way", 50, TimeSpan.FromSeconds(1)));
        return Task(task, cancel);
    }

    public static PveFault Fault(FaultKind kind, string said, Call? call = null, bool lost = false) =>
        new(kind, said) { Method = call?.Method, Path = call?.Path, Status = call is null ? null : 500, MayHaveBeenApplied = lost };

    private async Task<PveData> SendAsync(Call call, CancellationToken cancel)
    {
        Calls.Add(call);
        cancel.ThrowIfCancellationRequested();
        await Before(call, cancel);
        var answer = call.Path == "/version" ? PveData.Object(("version", PveData.Of(Version))) : Carry(call);
        After(call);
        return call.Method == "GET" ? answer : Answer(call);
    }

    private PveData Carry(Call call)
    {
        var (collection, path) = Locate(call);
        return (call.Method, path) switch
        {
            ("POST", _) => Create(collection, call),
            ("GET", null) => PveData.Array(Under(collection).Select(item => Entry(collection, item))),
            ("GET", { } item) => Existing(item, call) is var section && collection.InArray ? PveData.Array(Show(collection, item, section))
                : Show(collection, item, section),
            ("PUT", { } item) => Update(collection, Existing(item, call), call),
            ("DELETE", { } item) => Drop(item, call),
            _ => throw Fault(FaultKind.Unsupported, $"Method '{call.Method} {call.Path}' not implemented", call),
        };
    }

    private (Collection Collection, string? Item) Locate(Call call)
    {
        var path = Uri.UnescapeDataString(call.Path);
        if (_collections.TryGetValue(path, out var whole))
        {
            return (whole, whole.InQuery && call.Form[whole.Key] is { } key ? $"{path}/{key}" : null);
        }

        return _collections.TryGetValue(path[..path.LastIndexOf('/')], out var collection)
            ? (collection, path)
            : throw Fault(FaultKind.Unsupported, $"no such path {path}", call);
    }

    private PveData Create(Collection collection, Call call)
    {
        var item = $"{collection.Path}/{call.Form[collection.Key] ?? throw Fault(FaultKind.Invalid, "property is missing", call)}";
        if (_sections.ContainsKey(item))
        {
            throw Fault(FaultKind.Exists, $"'{call.Form[collection.Key]}' already exists", call);
        }

        var section = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        Set(collection, section, call.Form.Where(entry => entry.Key != collection.Key));
        _sections[item] = section;
        return PveData.Null;
    }

    private PveData Update(Collection collection, SortedDictionary<string, List<string>> section, Call call)
    {
        if (call.Form["digest"] is { } digest && digest != Digest(collection))
        {
            throw Fault(FaultKind.Conflict, "detected modified configuration - file changed by other user? Try again.", call);
        }

        foreach (var key in call.Form.Where(entry => entry.Key == "delete").SelectMany(entry => entry.Value.Split(',')))
        {
            section.Remove(key);
        }

        Set(collection, section, call.Form.Where(entry => entry.Key is not ("delete" or "digest") && entry.Key != collection.Key));
        return PveData.Null;
    }

    private PveData Drop(string item, Call call)
    {
        Existing(item, call);
        _sections.Remove(item);
        return PveData.Null;
    }

    private static void Set(Collection collection, SortedDictionary<string, List<string>> section, IEnumerable<FormEntry> entries)
    {
        foreach (var values in entries.GroupBy(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal))
        {
            section[values.Key] = [.. values];
        }

        collection.Settle(section);
        foreach (var empty in section.Where(entry => entry.Value is [""]).Select(entry => entry.Key).ToList())
        {
            section.Remove(empty);
        }
    }

    private SortedDictionary<string, List<string>> Existing(string item, Call call) =>
        _sections.GetValueOrDefault(item) ?? throw Fault(FaultKind.NotFound, $"no such section '{item}'", call);

    private IEnumerable<string> Under(Collection collection) =>
        _sections.Keys.Where(item => item.StartsWith(collection.Path + "/", StringComparison.Ordinal)).ToList();

    private PveData Entry(Collection collection, string item) => Show(collection, item, _sections[item]);

    private PveData Show(Collection collection, string item, SortedDictionary<string, List<string>> section) => PveData.Object(
        section.Where(entry => !collection.Hidden.Contains(entry.Key))
            .Select(entry => KeyValuePair.Create(entry.Key, collection.Arrays.Contains(entry.Key)
                ? PveData.Array(entry.Value.Select(PveData.Of)) : PveData.Of(entry.Value[0])))
            .Append(KeyValuePair.Create(collection.Key, PveData.Of(item[(item.LastIndexOf('/') + 1)..])))
            .Append(KeyValuePair.Create("digest", PveData.Of(Digest(collection)))));

    private string Digest(Collection collection) => string.Join('|', Under(collection)
        .Select(item => item + string.Join('&', _sections[item].Select(entry => $"{entry.Key}={string.Join(',', entry.Value)}"))))
        .Aggregate(17L, (hash, letter) => (hash * 31 + letter) % 1_000_000_007).ToString("x", CultureInfo.InvariantCulture);
}
