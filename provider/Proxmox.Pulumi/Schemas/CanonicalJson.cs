using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// JSON in one form: members sorted by name, two blanks of indent, line feeds, one at the end; what is short and holds nothing deep stands
/// on one line. Equal trees give equal bytes.
/// </summary>
public static class CanonicalJson
{
    // With the indent in front it is a line that reads well.
    private const int ShortLine = 100;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // For files and gRPC, not for HTML: backquotes and quotation marks of Markdown stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a tree.</summary>
    public static string Write(JsonNode tree)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, tree);
        }

        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject or JsonArray when Depth(node) <= 2 && Short(node) is { Length: <= ShortLine } line:
                writer.WriteRawValue(line, skipInputValidation: true);
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static int Depth(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Select(member => Depth(member.Value)).DefaultIfEmpty().Max(),
        JsonArray items => 1 + items.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };

    // What people read has a line of its own.
    private static string? Short(JsonNode? node) => node switch
    {
        JsonObject members when members.ContainsKey("description") => null,
        JsonObject { Count: 0 } => "{}",
        JsonArray { Count: 0 } => "[]",
        JsonObject members => Joined("{ ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(
            member => Short(member.Value) is { } value ? $"{JsonValue.Create(member.Key).ToJsonString(OneLine)}: {value}" : null), " }"),
        JsonArray items => Joined("[", items.Select(Short), "]"),
        null => "null",
        _ => node.ToJsonString(OneLine),
    };

    private static string? Joined(string open, IEnumerable<string?> parts, string close) =>
        parts.ToList() is var all && all.Contains(null) ? null : $"{open}{string.Join(", ", all)}{close}";
}
