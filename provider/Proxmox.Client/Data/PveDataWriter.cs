using System.Globalization;
using Newtonsoft.Json;

namespace Proxmox.Client;

/// <summary><see cref="PveData"/> to compact JSON.</summary>
internal static class PveDataWriter
{
    public static string Write(PveData data)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.None })
        {
            Write(writer, data);
        }

        return text.ToString();
    }

    private static void Write(JsonTextWriter writer, PveData data)
    {
        switch (data.Kind)
        {
            case PveDataKind.Object:
                writer.WriteStartObject();
                foreach (var (name, value) in data.Members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case PveDataKind.Array:
                writer.WriteStartArray();
                foreach (var item in data.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case PveDataKind.Text:
                writer.WriteValue(data.AsText());
                break;
            case PveDataKind.Number:
                // Raw, because the writer would give a whole decimal a fraction: 1 would become 1.0.
                writer.WriteRawValue(data.AsText());
                break;
            case PveDataKind.Bool:
                writer.WriteValue(data.AsBool());
                break;
            default:
                writer.WriteNull();
                break;
        }
    }
}
