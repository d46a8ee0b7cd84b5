using System.Text.Json;

namespace Proxmox.Tools.Discover.Map.States;

/// <summary>Looks into JSON that may lack anything.</summary>
internal static class Json
{
    /// <summary>A member; of kind undefined where there is none.</summary>
    public static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The elements of a member that is an array; none where it is something else.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Array } items
            ? items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object) : [];

    /// <summary>The text of a member that is a text or a number.</summary>
    public static string? Text(JsonElement owner, string name) => Member(owner, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Whether a member is true.</summary>
    public static bool IsTrue(JsonElement owner, string name) => Member(owner, name).ValueKind == JsonValueKind.True;
}
