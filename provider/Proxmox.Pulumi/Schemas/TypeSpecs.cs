using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// The types of fields. Objects and closed sets of texts become named types of the package, <c>proxmox:storage:NfsPruneBackups</c>, which are
/// collected in <see cref="Named"/>.
/// </summary>
internal sealed class TypeSpecs
{
    private static readonly string[] Wide = ["_bytes", "_kib", "_unix"];

    /// <summary>The named types so far, by token.</summary>
    public JsonObject Named { get; } = [];

    /// <summary>True for a whole number that fits the 32 bits that <c>integer</c> has in every SDK.</summary>
    public static bool IsInteger(Field field) =>
        field.Type is FieldType.Number { IsWhole: true } && !Array.Exists(Wide, suffix => field.Name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>The type of a field's value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="owner">What the field belongs to.</param>
    public JsonObject Of(Field field, Owner owner) => Of(field.Type, field, owner, PropertyNames.Pascal(field.Name));

    private JsonObject Of(FieldType type, Field field, Owner owner, string name) => type switch
    {
        FieldType.Text when !field.Allowed.IsEmpty => Enum(field, owner.Inner(name, field), field.Allowed),
        // Who is only told it needs no words to choose from.
        FieldType.Text when !field.Known.IsEmpty && field.IsInput && !owner.IsOutputOnly =>
            new() { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Enum(field, owner.Inner(name, field), field.Known)) },
        FieldType.Text => new() { ["type"] = "string" },
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.Number => new() { ["type"] = IsInteger(field) ? "integer" : "number" },
        FieldType.List list => ArrayOf(list.Element, field, owner, name),
        FieldType.Set set => ArrayOf(set.Element, field, owner, name),
        FieldType.Map map => new() { ["type"] = "object", ["additionalProperties"] = Of(map.Element, field, owner, Element(name)) },
        FieldType.Object o => Object(o, field, owner.Inner(name, field)),
        _ => throw new InvalidOperationException($"{field.Name}: {type} has no counterpart."),
    };

    private JsonObject ArrayOf(FieldType element, Field field, Owner owner, string name) =>
        new() { ["type"] = "array", ["items"] = Of(element, field, owner, Element(name)) };

    /// <summary>One entry of <c>Items</c> is an <c>Item</c>, of <c>Addresses</c> an <c>Address</c>; <c>Virtiofs</c> is no plural.</summary>
    public static string Element(string name) => name switch
    {
        _ when name.EndsWith("sses", StringComparison.Ordinal) => name[..^2],
        _ when name.EndsWith("ies", StringComparison.Ordinal) => name[..^3] + "y",
        _ when name.EndsWith("fs", StringComparison.Ordinal) || name.EndsWith("ss", StringComparison.Ordinal) || !name.EndsWith('s') => name,
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
        var spec = ObjectSpecs.Of(this, owner, type.Fields, Required);
        spec["description"] = Descriptions.OfType(field, owner.Words);
        return Reference(owner.Token, spec);

        // What serves as input and output promises only what the user must give.
        bool Required(Field nested) => owner.IsOutputOnly ? Presences.IsAlwaysThere(nested) : nested.Presence == Presence.Required;
    }

    private JsonObject Enum(Field field, Owner owner, ImmutableArray<string> words)
    {
        // The resource's own enum says more than what is told to those who only read.
        if (owner.Reads is not null && Named[owner.EnumToken] is { } known && known["enum"]!.AsArray().Select(member => (string?)member!["value"]).SequenceEqual(words))
        {
            return Reference(owner.EnumToken);
        }

        var values = new JsonArray();
        foreach (var value in words)
        {
            var member = new JsonObject { ["name"] = EnumNames.Of(value), ["value"] = value };
            if (EnumNames.Meaning(field, value) is { } meaning)
            {
                member["description"] = meaning;
            }

            values.Add((JsonNode)member);
        }

        return Reference(owner.EnumToken, new() { ["type"] = "string", ["enum"] = values, ["description"] = Descriptions.OfType(field, owner.Words) });
    }
}
