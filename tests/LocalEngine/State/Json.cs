using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Proxmox.LocalEngine.State;

/// <summary>JSON as deep as property values are.</summary>
internal static class Json
{
    /// <summary>Indented, with every letter as it is.</summary>
    public static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        MaxDepth = 2_000,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    /// <summary>Reads JSON.</summary>
    /// <exception cref="StateException">It is none.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Deep);
        }
        catch (JsonException exception)
        {
            throw new StateException($"Not JSON: {exception.Message}", exception);
        }
    }
}
