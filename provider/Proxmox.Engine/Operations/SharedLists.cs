using System.Diagnostics.CodeAnalysis;
using Proxmox.Client;
using Proxmox.Engine.Mapping;

namespace Proxmox.Engine.Operations;

/// <summary>
/// The lists that stand in for objects' own answers in a session. The first object of a list that is asked about answers for itself, so
/// that one alone costs no more than its own request; from the second on the list answers, asked for once.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SharedLists(TimeProvider time)
{
    /// <summary>
    /// How old a list may be: long enough for a refresh of many objects and for changes that are made one after another, and short against
    /// the time that a user takes to read a plan.
    /// </summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedList> _lists = new(StringComparer.Ordinal);

    /// <summary>
    /// What a list tells of the object; null where it tells nothing: the object is to be asked for itself, for a list may leave out what
    /// the caller may not see.
    /// </summary>
    public async Task<PveData?> TellAsync(Operation operation, CancellationToken cancel)
    {
        if (operation.Resource.Api.Listed is not { } whole || whole.Omits.Any(field => operation.Target[field].IsNull)
            || !TryLookUp(operation, answersForItself: true, out var view))
        {
            return null;
        }

        try
        {
            return (await view.WaitAsync(cancel)).GetValueOrDefault(KeyOf(operation)!);
        }
        // A list that is refused is silent, too.
        catch (PveFault)
        {
            return null;
        }
    }

    /// <summary>
    /// True when the object is in the list that is its own answer too. What the list has is looked for once more, for it may be gone since.
    /// </summary>
    public async Task<bool> HoldsAsync(Operation operation, CancellationToken cancel) =>
        (!TryLookUp(operation, answersForItself: false, out var view) || (await view.WaitAsync(cancel)).ContainsKey(KeyOf(operation)!))
        && await Listing.FindAsync(operation, cancel) is not null;

    /// <summary>Lets no list tell of what a request may have changed.</summary>
    /// <param name="verb">The request's method. What a DELETE takes along is PVE's to know, so that every list is asked for anew.</param>
    /// <param name="path">Its path.</param>
    /// <param name="by">The operation that made it, where it works on an object of a list: the list then still tells of the
    /// others.</param>
    public void Written(string verb, string path, Operation? by)
    {
        var own = by is null ? null : NameOf(by);
        lock (_gate)
        {
            foreach (var (name, list) in _lists.ToList())
            {
                if (verb == "DELETE" || (list.Whole.IsChangedBy(path) && name != own))
                {
                    _lists.Remove(name);
                }
            }

            if (own is not null && _lists.TryGetValue(own, out var mine))
            {
                mine.Write(by!.Resource, KeyOf(by) ?? "");
            }
        }
    }

    // False where the object is to answer for itself.
    private bool TryLookUp(
        Operation operation, bool answersForItself, [NotNullWhen(true)] out Task<IReadOnlyDictionary<string, PveData>>? view)
    {
        view = null;
        if (NameOf(operation) is not { } name || KeyOf(operation) is not { } key)
        {
            return false;
        }

        var resource = operation.Resource;
        lock (_gate)
        {
            if (!_lists.TryGetValue(name, out var list) || time.GetElapsedTime(list.Begun) > Age || !list.Serves(resource, key))
            {
                _lists[name] = list = new(resource.Api.Listed!, time.GetTimestamp());
            }

            if (!list.Ask(resource, key) || !answersForItself)
            {
                view = list.View(operation);
            }

            return view is not null;
        }
    }

    private static string? NameOf(Operation operation) => operation.Resource.Api.Listed is not { } whole ? null
        : string.Join('\n', [whole.Path, .. whole.Query.Select(parameter => $"{parameter.Name}={parameter.Value}"),
            .. Paths.Names(whole.Path).Select(name => operation.Target.Value[name].ToString())]);

    private static string? KeyOf(Operation operation) => Listing.KeyOf(operation.Resource, field => operation.Target.Value[field.Name]);
}
