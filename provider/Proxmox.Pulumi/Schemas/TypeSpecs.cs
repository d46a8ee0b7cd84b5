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
        FieldType.Text when !field.Allowed.IsEmpty => Reference(owner.Inner(name, field), inner => Enum(field, inner)),
        FieldType.Text => new() { ["type"] = "string" },
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.Number => new() { ["type"] = IsInteger(field) ? "integer" : "number" },
        FieldType.List list => ArrayOf(list.Element, field, owner, name),
        FieldType.Set set => ArrayOf(set.Element, field, owner, name),
        FieldType.Map map => new() { ["type"] = "object", ["additionalProperties"] = Of(map.Element, field, owner, Element(name)) },
        FieldType.Object o => Reference(owner.Inner(name, field), inner => Object(o, field, inner)),
        _ => throw new InvalidOperationException($"{field.Name}: {type} has no counterpart."),
    };

    private JsonObject ArrayOf(FieldType element, Field field, Owner owner, string name) =>
        new() { ["type"] = "array", ["items"] = Of(element, field, owner, Element(name)) };

    /// <summary>One entry of <c>Items</c> is an <c>Item</c>.</summary>
    public static string Element(string name) => name.EndsWith('s') ? name[..^1] : name;

    private JsonObject Reference(Owner type, Func<Owner, JsonObject> spec)
    {
        var made = spec(type);
        if (Named[type.Token] is { } known)
        {
            if (!JsonNode.DeepEquals(known, made))
            {
                throw new InvalidOperationException($"Two different types want the name {type.Token}.");
            }
        }
        else
        {
            Named[type.Token] = made;
        }

        return new() { ["$ref"] = "#/types/" + type.Token };
    }

    private JsonObject Object(FieldType.Object type, Field field, Owner owner)
    {
        var spec = ObjectSpecs.Of(this, owner, type.Fields, Required);
        spec["description"] = Descriptions.OfType(field, owner.Words);
        return spec;

        // What serves as input and output promises only what the user must give.
        bool Required(Field nested) => owner.IsOutputOnly ? Presences.IsAlwaysThere(nested) : nested.Presence == Presence.Required;
    }

    private static JsonObject Enum(Field field, Owner owner)
    {
        var values = new JsonArray();
        foreach (var value in field.Allowed)
        {
            var member = new JsonObject { ["name"] = EnumNames.Of(value), ["value"] = value };
            if (EnumNames.Meaning(field, value) is { } meaning)
            {
                member["description"] = meaning;
            }

            values.Add((JsonNode)member);
        }

        return new() { ["type"] = "string", ["enum"] = values, ["description"] = Descriptions.OfType(field, owner.Words) };
    }
}
