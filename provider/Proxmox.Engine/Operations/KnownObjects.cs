using System.Collections.Concurrent;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>
/// The objects of the run itself, by their import ids: a plan of one may rest on another that is planned beside it, and that PVE does not
/// have yet.
/// </summary>
public sealed class KnownObjects
{
    private readonly ConcurrentDictionary<(string Kind, string Id), bool> _planned = new();
    private readonly ConcurrentDictionary<(string Kind, string Id), bool> _recorded = new();
    private readonly ConcurrentDictionary<(string Kind, string Id), bool> _gone = new();
    private readonly ConcurrentDictionary<(string Kind, string Id), string> _renamed = new();
    private readonly ConcurrentDictionary<(string Kind, string Id), string> _replaced = new();

    /// <summary>True when the run plans to make such an object.</summary>
    /// <param name="isKind">Whether a resource of that name is of the kind in question.</param>
    /// <param name="id">The import id.</param>
    public bool IsPlanned(Predicate<string> isKind, string id) => _planned.Keys.Any(known => known.Id == id && isKind(known.Kind));

    /// <summary>True when the run has read such an object, or planned for it, because its state has it.</summary>
    public bool IsRecorded(string kind, string id) => _recorded.ContainsKey((kind, id));

    /// <summary>The same for several kinds.</summary>
    public bool IsRecorded(Predicate<string> isKind, string id) => _recorded.Keys.Any(known => known.Id == id && isKind(known.Kind));

    /// <summary>True when the run gives such an object the other name.</summary>
    /// <param name="kind">The resource.</param>
    /// <param name="from">The import id so far.</param>
    /// <param name="to">The planned one.</param>
    public bool IsRenamed(string kind, string from, string to) => _renamed.GetValueOrDefault((kind, from)) == to;

    /// <summary>The import id of what takes the place of such an object in this run; null when it is not replaced.</summary>
    public string? ReplacedBy(Predicate<string> isKind, string id) =>
        _replaced.FirstOrDefault(known => known.Key.Id == id && isKind(known.Key.Kind)).Value;

    /// <summary>Notes that an object goes and another one comes in its place.</summary>
    internal void Replace(Resource resource, Value prior, Value planned)
    {
        if (prior[Resource.Id.Name].AsText() is { } from)
        {
            _replaced[(resource.Name, from)] = planned[Resource.Id.Name].AsText() ?? "";
        }
    }

    /// <summary>True when the run's state had such an object, and PVE has it no more.</summary>
    internal bool IsGone(Resource resource, Value planned) =>
        planned[Resource.Id.Name].AsText() is { } id && _gone.ContainsKey((resource.Name, id));

    internal void Lose(Resource resource, Value state) => Note(_gone, resource, state);

    internal void Plan(Resource resource, Value planned)
    {
        Note(_planned, resource, planned);
        // A client that is told to make it anew plans a new one, although nothing about it asks for that.
        if (planned[Resource.Id.Name].AsText() is { } id && IsRecorded(resource.Name, id))
        {
            Replace(resource, planned, planned);
        }
    }

    /// <summary>Notes that an object is called otherwise from now on: nothing has the name that it had.</summary>
    internal void Rename(Resource resource, Value prior, Value planned)
    {
        Plan(resource, planned);
        if (prior[Resource.Id.Name].AsText() is { } from && planned[Resource.Id.Name].AsText() is { } to)
        {
            _recorded.TryRemove((resource.Name, from), out _);
            _renamed[(resource.Name, from)] = to;
        }
    }

    internal void Record(Resource resource, Value state) => Note(_recorded, resource, state);

    private static void Note(ConcurrentDictionary<(string Kind, string Id), bool> known, Resource resource, Value value)
    {
        if (value[Resource.Id.Name].AsText() is { } id)
        {
            known[(resource.Name, id)] = true;
        }
    }
}
