using System.Text.Json.Nodes;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>Objects of properties: <c>properties</c> and <c>required</c>.</summary>
internal static class ObjectSpecs
{
    /// <summary>An object type with those fields.</summary>
    /// <param name="types">Collects the types.</param>
    /// <param name="owner">What the fields belong to.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="isRequired">True for a field that is never missing.</param>
    /// <param name="className">The C# class that the properties are members of.</param>
    /// <param name="isTold">True when PVE tells the values.</param>
    public static JsonObject Of(TypeSpecs types, Owner owner, IEnumerable<Field> fields, Func<Field, bool> isRequired,
        string? className = null, bool isTold = false)
    {
        var all = fields.ToList();
        var spec = new JsonObject { ["type"] = "object", ["properties"] = Properties(types, owner, all, className ?? owner.Name, isTold) };
        AddRequired(spec, "required", all, isRequired);
        return spec;
    }

    /// <summary>The properties of those fields.</summary>
    public static JsonObject Properties(TypeSpecs types, Owner owner, IEnumerable<Field> fields, string className, bool isTold = false)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            properties[PropertyNames.Of(field)] = PropertySpecs.Of(types, owner, field, className, isTold);
        }

        return properties;
    }

    /// <summary>Adds the names of the required ones, sorted; nothing when there are none.</summary>
    public static void AddRequired(JsonObject spec, string member, IEnumerable<Field> fields, Func<Field, bool> isRequired)
    {
        var names = fields.Where(isRequired).Select(PropertyNames.Of).Order(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
        {
            spec[member] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        }
    }
}
