using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>
/// One asking of a <see cref="WholeList"/>, with what this process has done to the objects since. It is used under the lock of
/// <see cref="SharedLists"/>.
/// </summary>
/// <param name="whole">The list.</param>
/// <param name="begun">When its first object was asked about.</param>
internal sealed class SharedList(WholeList whole, long begun)
{
    private readonly HashSet<(string Resource, string Key)> _asked = [];
    private readonly HashSet<(string Resource, string Key)> _written = [];
    private readonly HashSet<string> _writers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<IReadOnlyDictionary<string, PveData>>> _views = new(StringComparer.Ordinal);
    private Task<IReadOnlyList<PveData>>? _entries;

    /// <summary>The list, as the resource of the first object declares it.</summary>
    public WholeList Whole => whole;

    /// <summary>When its first object was asked about; what it tells is no older.</summary>
    public long Begun => begun;

    /// <summary>
    /// True when it may tell of the object. It does so once, for who asks again wants to know what is now; and not after the object itself
    /// was written, or one of another resource in the same list, which may have been a part of it.
    /// </summary>
    public bool Serves(Resource resource, string key) => !_asked.Contains((resource.Name, key))
        && !_written.Contains((resource.Name, key)) && _writers.All(writer => writer == resource.Name);

    /// <summary>Notes that the object is asked about; true for the first one.</summary>
    public bool Ask(Resource resource, string key)
    {
        _asked.Add((resource.Name, key));
        return _asked.Count == 1;
    }

    /// <summary>Notes that the object was written.</summary>
    public void Write(Resource resource, string key)
    {
        _written.Add((resource.Name, key));
        _writers.Add(resource.Name);
    }

    /// <summary>The objects of the operation's resource by their keys, asked for when nobody has yet.</summary>
    public Task<IReadOnlyDictionary<string, PveData>> View(Operation operation)
    {
        if (!_views.TryGetValue(operation.Resource.Name, out var view))
        {
            _entries ??= Task.Run(() => Listing.AskWholeAsync(operation, whole));
            _views[operation.Resource.Name] = view = IndexAsync(operation, operation.Resource.Api.Listed!, _entries);
        }

        return view;
    }

    private static async Task<IReadOnlyDictionary<string, PveData>> IndexAsync(
        Operation operation, WholeList whole, Task<IReadOnlyList<PveData>> entries)
    {
        var (resource, target) = (operation.Resource, operation.Target.Value);
        var given = Paths.Names(whole.Path).ToHashSet(StringComparer.Ordinal);
        var view = new Dictionary<string, PveData>(StringComparer.Ordinal);
        foreach (var entry in (await entries).SelectMany(whole.Objects))
        {
            if (Listing.KeyOf(resource, Part) is { } key)
            {
                view[key] = entry;
            }

            Value Part(Field field) => given.Contains(field.Name) ? target[field.Name] : FromData.Member(field, entry);
        }

        return view;
    }
}
