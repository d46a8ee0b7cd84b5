using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Which named types of a schema users give, and which they are given.</summary>
internal sealed class TypeUses
{
    private const string Prefix = "#/types/";

    private readonly JsonElement _types;
    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);

    /// <summary>The uses in a schema.</summary>
    public TypeUses(JsonElement schema)
    {
        _types = schema.Member("types");
        Add(_inputs, schema.Member("config").Member("variables"));
        foreach (var resource in schema.Member("resources").Members().Select(member => member.Value).Append(schema.Member("provider")))
        {
            Add(_inputs, resource.Member("inputProperties"));
            Add(_inputs, resource.Member("listInputs").Member("properties"));
            Add(_outputs, resource.Member("properties"));
        }

        foreach (var function in schema.Member("functions").Members())
        {
            Add(_inputs, function.Value.Member("inputs").Member("properties"));
            Add(_outputs, function.Value.Member("outputs").Member("properties"));
        }
    }

    /// <summary>True when users give values of the type.</summary>
    public bool IsInput(string token) => _inputs.Contains(token);

    /// <summary>True when users are given values of the type.</summary>
    public bool IsOutput(string token) => _outputs.Contains(token);

    private void Add(HashSet<string> found, JsonElement properties)
    {
        foreach (var property in properties.Members())
        {
            AddType(found, property.Value);
        }
    }

    private void AddType(HashSet<string> found, JsonElement type)
    {
        if (type.Member("$ref").Text() is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal)
            && found.Add(reference[Prefix.Length..]))
        {
            Add(found, _types.Member(reference[Prefix.Length..]).Member("properties"));
        }

        foreach (var inner in type.Member("oneOf").Items().Append(type.Member("items")).Append(type.Member("additionalProperties"))
            .Where(inner => inner.Exists()))
        {
            AddType(found, inner);
        }
    }
}
