using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>
/// Values in JSON: by their type as cty writes them, or without a type as they stand in state files. Numbers keep every digit.
/// </summary>
public static class CtyJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    /// <summary>The value that the JSON stands for.</summary>
    /// <exception cref="WireFormatException">It stands for no value of that type.</exception>
    public static Value Read(ReadOnlySpan<byte> json, CtyType type) => ReadWhole(json, type);

    /// <summary>The value that the JSON stands for without a type: arrays are lists, objects are objects.</summary>
    /// <exception cref="WireFormatException">It is not JSON.</exception>
    public static Value Read(ReadOnlySpan<byte> json) => ReadWhole(json, type: null);

    /// <summary>The JSON of a value. An object's missing members are written as null.</summary>
    /// <exception cref="WireFormatException">The value is not of that type, or a part of it is unknown, which JSON cannot say.</exception>
    public static byte[] Write(Value value, CtyType type)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(
            buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Options.MaxDepth }))
        {
            Write(json, value, type, AttributePath.Root);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static Value ReadWhole(ReadOnlySpan<byte> bytes, CtyType? type)
    {
        var json = new Utf8JsonReader(bytes, Options);
        try
        {
            Advance(ref json);
            var value = Read(ref json, type);
            return json.Read() ? throw new WireFormatException("JSON goes on behind the value.") : value;
        }
        catch (JsonException e)
        {
            throw new WireFormatException($"The value is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // The reader says so of text that is not UTF-8.
            throw new WireFormatException($"The value is not JSON: {e.Message}", e);
        }
    }

    private static Value Read(ref Utf8JsonReader json, CtyType? type)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return Value.Null;
            case JsonTokenType.String when type is null or CtyType.Primitive { Name: "string" }:
                return Value.Of(json.GetString());
            case JsonTokenType.Number when type is null or CtyType.Primitive { Name: "number" }:
            case JsonTokenType.String when type is CtyType.Primitive { Name: "number" }:
                var digits = json.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(json.ValueSpan) : json.GetString();
                return Number.TryParse(digits, out var number)
                    ? Value.Of(number) : throw new WireFormatException($"JSON has '{digits}' where a number belongs.");
            case JsonTokenType.True or JsonTokenType.False when type is null or CtyType.Primitive { Name: "bool" }:
                return Value.Of(json.GetBoolean());
            case JsonTokenType.StartArray when type is null:
                return Value.List(ReadItems(ref json, _ => null));
            case JsonTokenType.StartArray when type is CtyType.List list:
                return Value.List(ReadItems(ref json, _ => list.Element));
            case JsonTokenType.StartArray when type is CtyType.Set set:
                return Value.Set(ReadItems(ref json, _ => set.Element));
            case JsonTokenType.StartArray when type is CtyType.Tuple tuple:
                var items = ReadItems(ref json, place => place < tuple.Elements.Length ? tuple.Elements[place] : throw TupleLength());
                return items.Count == tuple.Elements.Length ? Value.List(items) : throw TupleLength();
            case JsonTokenType.StartObject when type is null:
                return Value.Object(ReadMembers(ref json, _ => null));
            case JsonTokenType.StartObject when type is CtyType.Map map:
                return Value.Object(ReadMembers(ref json, _ => map.Element));
            case JsonTokenType.StartObject when type is CtyType.Object nested:
                return ReadObject(ref json, nested.Attributes);
            case JsonTokenType.StartObject when type is CtyType.Primitive { Name: "dynamic" }:
                return ReadDynamic(ref json);
            default:
                throw new WireFormatException(
                    $"JSON has {json.TokenType} where {(type is null ? "a value" : Encoding.UTF8.GetString(CtyTypeJson.Write(type)))} "
                    + "belongs.");
        }
    }

    private static List<Value> ReadItems(ref Utf8JsonReader json, Func<int, CtyType?> element)
    {
        var items = new List<Value>();
        for (Advance(ref json); json.TokenType != JsonTokenType.EndArray; Advance(ref json))
        {
            items.Add(Read(ref json, element(items.Count)));
        }

        return items;
    }

    private static Dictionary<string, Value> ReadMembers(ref Utf8JsonReader json, Func<string, CtyType?> member)
    {
        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (Advance(ref json); json.TokenType != JsonTokenType.EndObject; Advance(ref json))
        {
            var name = json.GetString()!;
            Advance(ref json);
            members[name] = Read(ref json, member(name));
        }

        return members;
    }

    private static Value ReadObject(ref Utf8JsonReader json, ImmutableSortedDictionary<string, CtyType> attributes)
    {
        var members = ReadMembers(ref json, name =>
            attributes.TryGetValue(name, out var type) ? type : throw new WireFormatException($"The object has no attribute \"{name}\"."));
        foreach (var name in attributes.Keys)
        {
            members.TryAdd(name, Value.Null);
        }

        return Value.Object(members);
    }

    // The type may stand behind the value, so the value is found first and read last.
    private static Value ReadDynamic(ref Utf8JsonReader json)
    {
        CtyType? type = null;
        var value = json;
        var hasValue = false;
        for (Advance(ref json); json.TokenType != JsonTokenType.EndObject; Advance(ref json))
        {
            var name = json.GetString();
            Advance(ref json);
            if (name == "type")
            {
                type = CtyTypeJson.Read(ref json);
            }
            else
            {
                if (name == "value")
                {
                    value = json;
                    hasValue = true;
                }

                json.Skip();
            }
        }

        return type is not null && hasValue
            ? Read(ref value, type) : throw new WireFormatException("A dynamic value in JSON has a type and a value.");
    }

    private static void Write(Utf8JsonWriter json, Value value, CtyType type, AttributePath path)
    {
        switch (type, value.Kind)
        {
            case (_, ValueKind.Null):
                json.WriteNullValue();
                break;
            case (_, ValueKind.Unknown):
                throw new WireFormatException($"{path}: JSON has no unknown values.");
            case (CtyType.Primitive { Name: "string" }, ValueKind.Text):
                json.WriteStringValue(value.AsText());
                break;
            case (CtyType.Primitive { Name: "number" }, ValueKind.Number):
                json.WriteRawValue(value.AsNumber()!.Value.ToString());
                break;
            case (CtyType.Primitive { Name: "bool" }, ValueKind.Bool):
                json.WriteBooleanValue(value.AsBool()!.Value);
                break;
            case (CtyType.List list, ValueKind.List):
                WriteItems(json, value, _ => list.Element, path);
                break;
            case (CtyType.Set set, ValueKind.Set):
                WriteItems(json, value, _ => set.Element, path);
                break;
            case (CtyType.Tuple tuple, ValueKind.List) when value.Items.Length == tuple.Elements.Length:
                WriteItems(json, value, place => tuple.Elements[place], path);
                break;
            case (CtyType.Map map, ValueKind.Object):
                json.WriteStartObject();
                foreach (var (name, member) in value.Members)
                {
                    json.WritePropertyName(name);
                    Write(json, member, map.Element, path.Key(name));
                }

                json.WriteEndObject();
                break;
            case (CtyType.Object nested, ValueKind.Object):
                CtyConformance.RequireKnownMembers(value, nested, path);
                json.WriteStartObject();
                foreach (var (name, attribute) in nested.Attributes)
                {
                    json.WritePropertyName(name);
                    Write(json, value[name], attribute, path.Attribute(name));
                }

                json.WriteEndObject();
                break;
            case (CtyType.Primitive { Name: "dynamic" }, _):
                var own = CtyConformance.TypeOf(value);
                json.WriteStartObject();
                json.WritePropertyName("value");
                Write(json, value, own, path);
                json.WritePropertyName("type");
                CtyTypeJson.Write(json, own);
                json.WriteEndObject();
                break;
            default:
                throw CtyConformance.Mismatch(value, type, path);
        }
    }

    private static void WriteItems(Utf8JsonWriter json, Value value, Func<int, CtyType> element, AttributePath path)
    {
        json.WriteStartArray();
        for (var i = 0; i < value.Items.Length; i++)
        {
            Write(json, value.Items[i], element(i), path.Index(i));
        }

        json.WriteEndArray();
    }

    private static void Advance(ref Utf8JsonReader json)
    {
        if (!json.Read())
        {
            throw new WireFormatException("JSON ends too early.");
        }
    }

    private static WireFormatException TupleLength() => new("JSON has a tuple with too many or too few elements.");
}
