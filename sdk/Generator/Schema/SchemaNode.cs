using System.Collections.Immutable;
using System.Text.Json;

namespace Proxmox.SdkGenerator.Schema;

/// <summary>
/// One JSON object of the schema and the path that leads to it. Every read says the path when the value is of another type than asked for.
/// </summary>
internal readonly record struct SchemaNode(JsonElement Json, string Path)
{
    /// <summary>The member as an object; null when it is absent.</summary>
    public SchemaNode? Object(string name) => Member(name, JsonValueKind.Object) is { } json ? new SchemaNode(json, At(name)) : null;

    /// <summary>
    /// The member's own members, ordered by their keys' code units so that the order in the file does not matter; none when it is absent.
    /// </summary>
    public IEnumerable<(string Key, SchemaNode Value)> Map(string name)
    {
        if (Object(name) is not { } map)
        {
            return [];
        }
        return map.Json.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => member.Value.ValueKind == JsonValueKind.Object
                ? (member.Name, new SchemaNode(member.Value, map.At(member.Name)))
                : throw new SchemaException(map.At(member.Name), "is not an object"));
    }

    /// <summary>The member's elements, which are objects, in their order; none when it is absent.</summary>
    public ImmutableArray<SchemaNode> Objects(string name)
    {
        if (Member(name, JsonValueKind.Array) is not { } array)
        {
            return [];
        }
        var path = At(name);
        return [.. array.EnumerateArray().Select((item, index) => item.ValueKind == JsonValueKind.Object
            ? new SchemaNode(item, $"{path}/{index}")
            : throw new SchemaException($"{path}/{index}", "is not an object"))];
    }

    /// <summary>The member as text; null when it is absent.</summary>
    public string? Text(string name) => Member(name, JsonValueKind.String)?.GetString();

    /// <summary>The member as text; an error when it is absent.</summary>
    public string RequiredText(string name) => Text(name) ?? throw new SchemaException(Path, $"has no \"{name}\"");

    /// <summary>The member as a truth value; false when it is absent.</summary>
    public bool Flag(string name) => Json.TryGetProperty(name, out var member) && member.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => throw new SchemaException(At(name), "is neither true nor false"),
    };

    /// <summary>The member as a list of texts; empty when it is absent.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        if (Member(name, JsonValueKind.Array) is not { } array)
        {
            return [];
        }
        var path = At(name);
        return [.. array.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new SchemaException(path, "is not a list of strings"))];
    }

    /// <summary>The member's text members by key; empty when it is absent.</summary>
    public ImmutableSortedDictionary<string, string> TextMap(string name)
    {
        if (Object(name) is not { } map)
        {
            return ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        }
        return map.Json.EnumerateObject()
            .ToImmutableSortedDictionary(member => member.Name, member => map.RequiredText(member.Name), StringComparer.Ordinal);
    }

    /// <summary>The member's value when it is a truth value, a number or text; null when it is absent.</summary>
    public Constant? Constant(string name)
    {
        if (!Json.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return member.ValueKind switch
        {
            JsonValueKind.True => new Constant.Flag(true),
            JsonValueKind.False => new Constant.Flag(false),
            JsonValueKind.String => new Constant.Text(member.GetString()!),
            JsonValueKind.Number => new Constant.Number(member.GetRawText()),
            _ => throw new SchemaException(At(name), "is neither a truth value nor a number nor text"),
        };
    }

    /// <summary>Refuses the schema when the member is there and says anything.</summary>
    public void Refuse(string name, string because)
    {
        if (Json.TryGetProperty(name, out var member)
            && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
            && !(member.ValueKind == JsonValueKind.Object && !member.EnumerateObject().Any())
            && !(member.ValueKind == JsonValueKind.Array && member.GetArrayLength() == 0)
            && !(member.ValueKind == JsonValueKind.String && member.GetString() == ""))
        {
            throw new SchemaException(At(name), because);
        }
    }

    private string At(string name) => Path.Length == 0 ? name : $"{Path}/{name}";

    private JsonElement? Member(string name, JsonValueKind kind)
    {
        if (!Json.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return member.ValueKind == kind ? member : throw new SchemaException(At(name), $"is not of JSON type {kind}");
    }
}
