using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// The data sources that a resource has: one object by its identity where there is more to tell, and the list of all where that has a name.
/// </summary>
public static class DerivedDataSources
{
    private const string Items = "items";

    /// <summary>All of them.</summary>
    public static IEnumerable<DataSource> Of(Resource resource) =>
        [.. TellsMore(resource) ? [ByKey(resource)] : (DataSource[])[], .. resource.Plural is { } plural ? [ListOf(resource, plural)]
            : (DataSource[])[]];

    private static DataSource ByKey(Resource resource) => new(resource.Name, $"Reads {Named(resource)}. {resource.ReadDoc ?? resource.Doc}")
    {
        Area = resource.Area,
        Noun = resource.Noun,
        Of = resource,
        Privileges = For(resource, Purposes.Read),
        Since = resource.Since,
        Until = resource.Until,
        Instead = resource.Instead,
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

    private static DataSource ListOf(Resource resource, string name)
    {
        return new(name, $"Lists every `{resource.Name}`. An entry holds what PVE's list has; read one by its identity for the rest.")
        {
            Area = resource.Area,
            Noun = resource.Noun is { } noun ? Plural(noun) : null,
            Of = resource,
            Privileges = For(resource, Purposes.List),
            Since = resource.Since,
            Until = resource.Until,
            Instead = resource.Instead,
            Fields =
            [
                .. resource.Parents,
                Declare.NestedList(Items, "The objects, ordered by their import id.", [.. Readable(resource, []).Select(Listed)]).Computed()
                    .AlwaysReturned(),
            ],
            Read = async (session, config, cancel) =>
            {
                var entries = await Listing.EntriesAsync(session, resource, config.Value, cancel);
                var names = Readable(resource, []).Select(field => field.Name).ToList();
                return Value.Object((Items,
                    Value.List(entries.Select(entry => Value.Object(names.Select(name => KeyValuePair.Create(name, entry[name])))))));
            },
        };

        // A list names every object; what else it tells differs from one to the other.
        Field Listed(Field field) => field with
        {
            IsAlwaysReturned = field.Name == Resource.Id.Name
            || resource.Identity.Any(named => named.Name == field.Name)
        };
    }

    private static string Plural(string noun) => noun[^1] switch
    {
        's' => noun + "es",
        'y' => noun[..^1] + "ies",
        _ => noun + "s",
    };

    // Who asks for a membership knows all of it.
    private static bool TellsMore(Resource resource) => !resource.IsReadElsewhere && Readable(resource, resource.Identity)
        .Any(field => field.Name != Resource.Id.Name && !resource.Identity.Any(key => key.Name == field.Name));

    // An object that there is one of needs no name.
    private static string Named(Resource resource) => resource.Identity.IsEmpty
        ? $"the `{resource.Name}`"
        : $"the `{resource.Name}` with that {string.Join(" and ", resource.Identity.Select(field => $"`{field.Name}`"))}";

    // Only what PVE tells; nothing but the key is for the user to give.
    private static IEnumerable<Field> Readable(Resource resource, ImmutableArray<Field> given) => resource.Attributes
        .Where(field => resource.Identity.Contains(field) || !(field.IsNeverReturned || field.IsWriteOnly || field.IsRemembered))
        .Select(field => given.Contains(field) ? field with
        {
            Doc = field.ReadDoc
            ?? field.Doc,
            Presence = Presence.Required,
            IsServerChosen = false,
            Privileges = [],
            Effect = null
        } : ReadOnly(field));

    private static ImmutableArray<Privilege> For(Resource resource, Purposes purpose) =>
        [.. resource.Privileges.Where(privilege => privilege.For.HasFlag(purpose))];

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
        FieldType.Object nested => new FieldType.Object(
            [.. nested.Fields.Where(field => !field.IsNeverReturned && !field.IsWriteOnly).Select(ReadOnly)]),
        FieldType.List list => new FieldType.List(ReadOnly(list.Element)),
        FieldType.Set set => new FieldType.Set(ReadOnly(set.Element)),
        FieldType.Map map => new FieldType.Map(ReadOnly(map.Element)),
        _ => type,
    };
}
