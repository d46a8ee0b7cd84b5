using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Proxmox.Client;

namespace Proxmox.Terraform.Logging;

/// <summary>
/// The log in the form that go-plugin hosts read from a plugin's standard error: one JSON object a line, as hclog writes it.
/// </summary>
public sealed class HostLog : PveLog
{
    // The host reads lines of 64 KiB; the rest of a longer one would arrive as lines of its own, without level and time. A character takes
    // six bytes at most, and some room is left for what stands around the texts: names are our own, and short.
    private const int MostCharacters = ((64 * 1024) - 2048) / 6;
    private const string Module = "provider.proxmox";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _output;
    private readonly PveLogLevel? _threshold;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();

    /// <summary>A log to that stream.</summary>
    /// <param name="output">Where lines go, each in one write.</param>
    /// <param name="threshold">The lowest level that is written; null writes nothing.</param>
    /// <param name="time">The clock.</param>
    public HostLog(Stream output, PveLogLevel? threshold, TimeProvider time) => (_output, _threshold, _time) = (output, threshold, time);

    /// <inheritdoc/>
    public override bool IsOn(PveLogLevel level) => level >= _threshold;

    /// <inheritdoc/>
    public override void Write(PveLogLevel level, string message, params ReadOnlySpan<PveLogField> fields)
    {
        if (!IsOn(level))
        {
            return;
        }

        var line = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("@level", Name(level));
            var room = MostCharacters;
            json.WriteString("@message", Shortened(message, ref room));
            json.WriteString("@module", Module);
            // The host takes lines with any other layout for plain text.
            json.WriteString("@timestamp", _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            foreach (var field in fields)
            {
                json.WritePropertyName(field.Name.TrimStart('@'));
                WriteValue(json, field.Value, ref room);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (_gate)
        {
            _output.Write(line.WrittenSpan);
            _output.Flush();
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, ref int room)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case IFormattable formattable:
                json.WriteStringValue(Shortened(formattable.ToString(format: null, CultureInfo.InvariantCulture), ref room));
                break;
            default:
                json.WriteStringValue(Shortened(value.ToString() ?? "", ref room));
                break;
        }
    }

    private static string Shortened(string text, ref int room)
    {
        var kept = text.Length <= room ? text : string.Concat(text.AsSpan(0, room), "…");
        room = Math.Max(0, room - text.Length);
        return kept;
    }

    private static string Name(PveLogLevel level) => level switch
    {
        PveLogLevel.Trace => "trace",
        PveLogLevel.Debug => "debug",
        PveLogLevel.Info => "info",
        PveLogLevel.Warn => "warn",
        _ => "error",
    };
}
