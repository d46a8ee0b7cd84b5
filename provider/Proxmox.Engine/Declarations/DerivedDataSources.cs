using System.Collections.Immutable;
using Proxmox.Engine.Operations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>The two data sources that every resource has: one object by its identity, and the list of all.</summary>
public static class DerivedDataSources
{
    private const string Items = "items";

    /// <summary>Both of them.</summary>
    public static IEnumerable<DataSource> Of(Resource resource) => [ByKey(resource), ListOf(resource)];

    private static DataSource ByKey(Resource resource) => new(resource.Name, $"Reads {Named(resource)}. {resource.ReadDoc ?? resource.Doc}")
    {
        Area = resource.Area,
        Of = resource,
        Privileges = For(resource, Purposes.Read),
        Since = resource.Since,
        Until = resource.Until,
        Fields = [.. Readable(resource, resource.Identity)],
        Read = async (session, config, cancel) =>
        {
            var subject = Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, config.Value[field.Name])));
            var operation = new Operation(resource, session, subject, Value.Null, Value.Null, new(), progress: null);
            var live = await Generic.ReadAsync(operation, cancel);
            if (live is null || (resource.Api.Only is var (member, value) && live[member].AsText() is { } kind && kind != value))
            {
                return null;
            }

            return FromData.Members(resource.Attributes, live).With(Resource.Id.Name, Paths.ImportId(resource, subject));
        },
    };

    private static DataSource ListOf(Resource resource)
    {
        var parents = Listing.Parents(resource).ToImmutableArray();
        return new(resource.Plural, $"Lists every `{resource.Name}`. An entry holds what the list itself tells; reading one by its identity tells the rest.")
        {
            Area = resource.Area,
            Of = resource,
            Privileges = For(resource, Purposes.List),
            Since = resource.Since,
            Until = resource.Until,
            Fields =
            [
                .. parents,
                Declare.NestedList(Items, "The objects, ordered by their import id.", [.. Readable(resource, []).Select(Listed)]).Computed().AlwaysReturned(),
            ],
            Read = async (session, config, cancel) =>
            {
                var entries = await Listing.EntriesAsync(session, resource, config.Value, cancel);
                var names = Readable(resource, []).Select(field => field.Name).ToList();
                return Value.Object((Items, Value.List(entries.Select(entry => Value.Object(names.Select(name => KeyValuePair.Create(name, entry[name])))))));
            },
        };

        // A list names every object; what else it tells differs from one to the other.
        Field Listed(Field field) => field with { IsAlwaysReturned = field.Name == Resource.Id.Name || resource.Identity.Any(named => named.Name == field.Name) };
    }

    // An object that there is one of needs no name.
    private static string Named(Resource resource) => resource.Identity.IsEmpty
        ? $"the `{resource.Name}`"
        : $"the `{resource.Name}` with that {string.Join(" and ", resource.Identity.Select(field => $"`{field.Name}`"))}";

    // Only what PVE tells; nothing but the key is for the user to give.
    private static IEnumerable<Field> Readable(Resource resource, ImmutableArray<Field> given) => resource.Attributes
        .Where(field => resource.Identity.Contains(field) || !(field.IsNeverReturned || field.IsWriteOnly))
        .Select(field => given.Contains(field) ? field with { Doc = field.ReadDoc ?? field.Doc, Presence = Presence.Required, IsServerChosen = false, Privileges = [], Effect = null } : ReadOnly(field));

    private static ImmutableArray<Privilege> For(Resource resource, Purposes purpose) => [.. resource.Privileges.Where(privilege => privilege.For.HasFlag(purpose))];

    // An object has what it could not be made without.
    private static Field ReadOnly(Field field) => field with
    {
        IsAlwaysReturned = field.IsAlwaysReturned || field.Presence == Presence.Required,
        Doc = field.ReadDoc ?? field.Doc,
        Presence = Presence.Computed,
        Type = ReadOnly(field.Type),
        IsReplacing = false,
        IsServerChosen = false,
        IsAutonamed = false,
        Rules = [],
        Privileges = field.IsInput ? [] : field.Privileges,
        RootOnly = null,
        Effect = null,
    };

    private static FieldType ReadOnly(FieldType type) => type switch
    {
        FieldType.Object nested => new FieldType.Object([.. nested.Fields.Where(field => !field.IsNeverReturned && !field.IsWriteOnly).Select(ReadOnly)]),
        FieldType.List list => new FieldType.List(ReadOnly(list.Element)),
        FieldType.Set set => new FieldType.Set(ReadOnly(set.Element)),
        FieldType.Map map => new FieldType.Map(ReadOnly(map.Element)),
        _ => type,
    };
}
