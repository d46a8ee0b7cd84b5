using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns what was read from the wire into JSON.</summary>
internal static class JsonValues
{
    /// <summary>The value as a JSON element.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it is, for the misfit.</param>
    /// <returns>The element, or why there is none.</returns>
    public static (object? Result, string? Misfit) TryWrite(object value, string path)
    {
        if (UnfitIn(value) is { } unfit)
        {
            return (null, $"{path} has a value of the type {unfit.Name} within, which is no JSON.");
        }

        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer);
        Write(writer, value);
        writer.Flush();
        Utf8JsonReader reader = new(buffer.WrittenSpan);
        return (JsonElement.ParseValue(ref reader), null);
    }

    private static Type? UnfitIn(object? value) => value switch
    {
        null or bool or double or string => null,
        ImmutableArray<object?> list => list.Select(UnfitIn).FirstOrDefault(type => type is not null),
        ImmutableDictionary<string, object?> map => map.Values.Select(UnfitIn).FirstOrDefault(type => type is not null),
        IOutput output => UnfitIn(ValueOf(output)),
        _ => value.GetType(),
    };

    /// <summary>The value of an output that was read, which is decided already.</summary>
    private static object? ValueOf(IOutput output) => output.GetStateAsync().GetAwaiter().GetResult().Value;

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case bool boolean:
                writer.WriteBooleanValue(boolean);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case ImmutableArray<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ImmutableDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IOutput output:
                Write(writer, ValueOf(output));
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, ImmutableDictionary<string, object?> map)
    {
        writer.WriteStartObject();
        foreach ((var name, var item) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            Write(writer, item);
        }

        writer.WriteEndObject();
    }
}
