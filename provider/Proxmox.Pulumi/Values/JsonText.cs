using System.Text.Json;

namespace Proxmox.Pulumi.Values;

/// <summary>Values that come as JSON in a string, as settings of a provider do.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>The value; null when the text is no JSON.</summary>
    /// <exception cref="PropertyFormatException">An object carries a signature that is not known.</exception>
    public static PropertyValue? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PropertyValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => new PropertyValue.Bool(true),
        JsonValueKind.False => new PropertyValue.Bool(false),
        JsonValueKind.Number => new PropertyValue.Number(element.GetDouble()),
        JsonValueKind.String => element.GetString()! is var text && Sentinels.Read(text) is { } kind ? new PropertyValue.Unknown(kind)
            : new PropertyValue.Text(text),
        JsonValueKind.Array => new PropertyValue.List([.. element.EnumerateArray().Select(Of)]),
        // Of several members of one name the last one counts.
        JsonValueKind.Object => PropertyCodec.Signed(
            element.EnumerateObject().Aggregate(PropertyMap.Empty, (members, member) => members.With(member.Name, Of(member.Value)))),
        _ => PropertyValue.None,
    };
}
