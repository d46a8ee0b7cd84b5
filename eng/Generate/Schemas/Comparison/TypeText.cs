using System.Text.Json;

namespace Proxmox.Generate.Schemas.Comparison;

/// <summary>Types of a schema as text: equal types give equal texts.</summary>
internal static class TypeText
{
    /// <summary>The text of a type, as <c>array of string</c>.</summary>
    public static string Of(JsonElement type)
    {
        if (type.Member("$ref").Text() is { } reference)
        {
            return reference;
        }

        if (type.Member("oneOf") is var union && union.Exists())
        {
            return string.Join(" or ", union.Items().Select(Of));
        }

        return type.Member("type").Text() switch
        {
            "array" => $"array of {Of(type.Member("items"))}",
            "object" => $"map of {(type.Member("additionalProperties") is var element && element.Exists() ? Of(element) : "string")}",
            { } primitive => primitive,
            null => "nothing",
        };
    }
}
