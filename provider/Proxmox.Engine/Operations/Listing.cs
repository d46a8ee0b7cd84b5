using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>Lists the objects of a resource.</summary>
internal static class Listing
{
    /// <summary>The identity attributes that the collection's path names: they must be given to list. Anything else in it a hook finds out, as the node of a guest.</summary>
    public static IEnumerable<Field> Parents(Resource resource) =>
        resource.Identity.Where(field => Paths.Names(resource.Api.Collection).Contains(field.Name));

    /// <summary>The states of all objects, with what the list tells of each, ordered by import id.</summary>
    public static async Task<IReadOnlyList<Value>> EntriesAsync(Session session, Resource resource, Value parents, CancellationToken cancel)
    {
        var subject = Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, parents[field.Name])));
        var operation = new Operation(resource, session, subject, Value.Null, Value.Null, new(), progress: null);
        var entries = resource.Hooks.List is { } list
            ? await list(operation, cancel)
            : (await session.Pve.GetAsync(Paths.Fill(resource.Api.Collection, resource, new(subject)), cancel: cancel)).Items;
        var only = resource.Api.Only;
        return
        [
            .. entries
                .Where(entry => only is not var (member, value) || entry[member].AsText() == value)
                .Select(entry => StateOf(resource, entry, parents))
                // What cannot be named cannot be asked for.
                .Where(state => !state[Resource.Id.Name].IsNull)
                .OrderBy(state => state[Resource.Id.Name].AsText(), StringComparer.Ordinal),
        ];
    }

    private static Value StateOf(Resource resource, PveData entry, Value parents)
    {
        var state = Value.Object(resource.Attributes.Select(field =>
            KeyValuePair.Create(field.Name, parents[field.Name].IsNull ? FromData.Member(field, entry) : parents[field.Name])));
        return state.With(Resource.Id.Name, Paths.ImportId(resource, state));
    }
}
