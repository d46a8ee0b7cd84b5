using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>Lists the objects of a resource.</summary>
internal static class Listing
{
    /// <summary>The states of all objects, with what the list tells of each, ordered by import id.</summary>
    public static async Task<IReadOnlyList<Value>> EntriesAsync(Session session, Resource resource, Value parents, CancellationToken cancel)
    {
        var entries = await AskAsync(Of(session, resource, parents), cancel);
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

    /// <summary>The object as the list of its collection tells it now; null when the list does not show it.</summary>
    public static async Task<PveData?> FindAsync(Operation operation, CancellationToken cancel)
    {
        var (resource, target) = (operation.Resource, operation.Target);
        var key = KeyOf(resource, field => target.Value[field.Name]);
        return (await AskAsync(operation, cancel)).FirstOrDefault(entry =>
            KeyOf(resource, field => resource.Parents.Contains(field) ? target.Value[field.Name] : FromData.Member(field, entry)) == key);
    }

    /// <summary>The entries of a list that tells everything, as PVE has them.</summary>
    public static Task<IReadOnlyList<PveData>> WholeAsync(
        Session session, Resource resource, WholeList whole, Value parents, CancellationToken cancel) =>
        AskWholeAsync(Of(session, resource, parents), whole).WaitAsync(cancel);

    /// <summary>A state that knows of an object what it is called.</summary>
    public static Value IdentityOf(Resource resource, PveData entry, Value parents)
    {
        var state = Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name,
            !resource.Identity.Contains(field) ? Value.Null
                : parents[field.Name].IsNull ? FromData.Member(field, entry) : parents[field.Name])));
        return state.With(Resource.Id.Name, Paths.ImportId(resource, state));
    }

    /// <summary>What the list of all holds, for the objects beside the one that an operation works on; they share its parents.</summary>
    public static Task<IReadOnlyList<PveData>> AskWholeAsync(Operation operation, WholeList whole)
    {
        var resource = operation.Resource;
        return whole.Path == resource.Api.Collection && resource.Hooks.List is { } list
            ? list(Of(operation.Session, resource, operation.Target.Value), CancellationToken.None)
            : GetAsync(operation, whole.Path, whole, CancellationToken.None);
    }

    /// <summary>What tells an object from others of its resource, however its identity is spelled; null when a part is not known.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="part">Gives the parts of the identity.</param>
    public static string? KeyOf(Resource resource, Func<Field, Value> part)
    {
        var parts = resource.Identity.Select(field => (Field: field, Value: part(field)))
            .Select(named => named.Value.AsText() is { } text ? named.Field.Format?.Canonical(text) ?? text
                : named.Value.AsNumber()?.ToString()).ToList();
        return parts.Contains(null) ? null : string.Join('\n', parts);
    }

    private static async Task<IReadOnlyList<PveData>> AskAsync(Operation operation, CancellationToken cancel)
    {
        var resource = operation.Resource;
        if (resource.Hooks.List is { } list)
        {
            return await list(operation, cancel);
        }

        var whole = resource.Api.Listed is { } listed && listed.Path == resource.Api.Collection ? listed : new(resource.Api.Collection);
        return [.. (await GetAsync(operation, resource.Api.Collection, whole, cancel)).SelectMany(whole.Objects)];
    }

    private static async Task<IReadOnlyList<PveData>> GetAsync(
        Operation operation, string template, WholeList whole, CancellationToken cancel)
    {
        var query = whole.Query.Aggregate(new Form(), (form, parameter) => form.Add(parameter.Name, parameter.Value));
        return (await operation.Pve.GetAsync(Paths.Fill(template, operation.Resource, operation.Target), query, cancel)).Items;
    }

    private static Operation Of(Session session, Resource resource, Value parents) => new(
        resource, session, Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, parents[field.Name]))),
        Value.Null, Value.Null, new(), progress: null);

    private static Value StateOf(Resource resource, PveData entry, Value parents)
    {
        var state = Value.Object(resource.Attributes.Select(field =>
            KeyValuePair.Create(field.Name, parents[field.Name].IsNull ? FromData.Member(field, entry) : parents[field.Name])));
        return state.With(Resource.Id.Name, Paths.ImportId(resource, state));
    }
}
