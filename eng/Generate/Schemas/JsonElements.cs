using System.Text.Json;

namespace Proxmox.Generate.Schemas;

/// <summary>Reads JSON of which members may be missing; what is missing is undefined.</summary>
internal static class JsonElements
{
    /// <summary>A member; undefined when there is none, or when the value is no object.</summary>
    public static JsonElement Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    /// <summary>True when there is a value.</summary>
    public static bool Exists(this JsonElement value) => value.ValueKind != JsonValueKind.Undefined;

    /// <summary>The text; null for anything else.</summary>
    public static string? Text(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>True for the value <c>true</c> alone.</summary>
    public static bool IsTrue(this JsonElement value) => value.ValueKind == JsonValueKind.True;

    /// <summary>The texts of an array; none for anything else.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.Text() ?? "")] : [];

    /// <summary>The members of an object; none for anything else.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    /// <summary>The elements of an array; none for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>True when both have the same value, or neither has one.</summary>
    public static bool Equals(JsonElement one, JsonElement other) =>
        one.Exists() && other.Exists() ? JsonElement.DeepEquals(one, other) : one.Exists() == other.Exists();
}
