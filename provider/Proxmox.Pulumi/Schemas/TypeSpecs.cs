using System.Text.Json.Nodes;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// The types of fields. Objects and sets of words become named types of the package, <c>proxmox:storage:PruneBackups</c>, which are
/// collected in <see cref="Named"/>.
/// </summary>
internal sealed class TypeSpecs
{
    private static readonly string[] Wide = ["_bytes", "_kib", "_unix"];

    /// <summary>The named types so far, by token.</summary>
    public JsonObject Named { get; } = [];

    /// <summary>True for a whole number that fits the 32 bits that <c>integer</c> has in every SDK.</summary>
    public static bool IsInteger(Field field) =>
        field.Type is FieldType.Number { IsWhole: true }
            && !Array.Exists(Wide, suffix => field.Name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>The type of a field's value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="owner">What the field belongs to.</param>
    /// <param name="isTold">True for a value that PVE tells: it is a text also where the user chooses from words.</param>
    public JsonObject Of(Field field, Owner owner, bool isTold) =>
        Of(field.Type, field, owner, PropertyNames.Pascal(field.Name), !isTold && field.IsInput && !owner.IsOutputOnly
            && EnumNames.Words(field).Length > 0);

    private JsonObject Of(FieldType type, Field field, Owner owner, string name, bool isChosen) => type switch
    {
        // Any text is taken, so that PVE may know more words than this version, and programs may write them as they are.
        FieldType.Text when isChosen =>
            new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Enum(field, owner, name)) },
        FieldType.Text => new() { ["type"] = "string" },
        FieldType.File => new() { ["$ref"] = "pulumi.json#/Asset" },
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.Number => new() { ["type"] = IsInteger(field with { Type = type }) ? "integer" : "number" },
        FieldType.List list => ArrayOf(list.Element, field, owner, name, isChosen),
        FieldType.Set set => ArrayOf(set.Element, field, owner, name, isChosen),
        FieldType.Map map => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = Of(map.Element, field, owner, Element(name), isChosen)
        },
        FieldType.Object o => Object(o, field, owner.Inner(name, field)),
        _ => throw new InvalidOperationException($"{field.Name}: {type} has no counterpart."),
    };

    private JsonObject ArrayOf(FieldType element, Field field, Owner owner, string name, bool isChosen) =>
        new() { ["type"] = "array", ["items"] = Of(element, field, owner, Element(name), isChosen) };

    /// <summary>One entry of <c>Items</c> is an <c>Item</c>, of <c>Addresses</c> an <c>Address</c>.</summary>
    public static string Element(string name) => name switch
    {
        _ when name.EndsWith("sses", StringComparison.Ordinal) => name[..^2],
        _ when name.EndsWith("ies", StringComparison.Ordinal) => name[..^3] + "y",
        _ when name.EndsWith("ss", StringComparison.Ordinal) || !name.EndsWith('s') => name,
        _ => name[..^1],
    };

    private JsonObject Reference(string token, JsonObject spec)
    {
        if (Named[token] is not { } known)
        {
            Named[token] = spec;
        }
        else if (!JsonNode.DeepEquals(known, spec))
        {
            throw new InvalidOperationException($"Two different types want the name {token}.");
        }

        return Reference(token);
    }

    private static JsonObject Reference(string token) => new() { ["$ref"] = "#/types/" + token };

    private JsonObject Object(FieldType.Object type, Field field, Owner owner)
    {
        if (owner.Read is { } read && Named[read.Token] is { } known
            && type.Fields.All(nested => known["properties"]![PropertyNames.Of(nested)] is not null))
        {
            return Reference(read.Token);
        }

        var spec = ObjectSpecs.Of(this, owner, type.Fields, Required);
        spec["description"] = field.TypeDoc ?? Descriptions.Summary(field, owner.Words);
        return Reference(owner.Token, spec);

        // What serves as input and output promises only what the user must give.
        bool Required(Field nested) => owner.IsOutputOnly ? Presences.IsAlwaysThere(nested) : nested.Presence == Presence.Required;
    }

    private JsonObject Enum(Field field, Owner owner, string name)
    {
        var values = new JsonArray();
        foreach (var (word, meaning) in EnumNames.Words(field))
        {
            var member = new JsonObject { ["name"] = EnumNames.Of(word), ["value"] = word };
            if (meaning is not null)
            {
                member["description"] = meaning;
            }

            values.Add((JsonNode)member);
        }

        var doc = field.Vocabulary?.Doc ?? field.TypeDoc ?? Descriptions.Summary(field, owner.Words);
        return Reference(owner.WordsToken(name, field), new() { ["type"] = "string", ["enum"] = values, ["description"] = doc });
    }
}
