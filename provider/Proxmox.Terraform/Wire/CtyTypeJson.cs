using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Proxmox.Terraform.Wire;

/// <summary>The JSON form of cty types: <c>"string"</c>, <c>["list","number"]</c>, <c>["object",{"name":"string"}]</c>.</summary>
public static class CtyTypeJson
{
    /// <summary>The JSON of a type, without white space.</summary>
    public static byte[] Write(CtyType type)
    {
        var buffer = new ArrayBufferWriter<byte>(32);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, type);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the JSON of a type.</summary>
    public static void Write(Utf8JsonWriter json, CtyType type)
    {
        if (type is CtyType.Primitive primitive)
        {
            json.WriteStringValue(primitive.Name);
            return;
        }

        json.WriteStartArray();
        switch (type)
        {
            case CtyType.List list:
                json.WriteStringValue("list");
                Write(json, list.Element);
                break;
            case CtyType.Set set:
                json.WriteStringValue("set");
                Write(json, set.Element);
                break;
            case CtyType.Map map:
                json.WriteStringValue("map");
                Write(json, map.Element);
                break;
            case CtyType.Tuple tuple:
                json.WriteStringValue("tuple");
                json.WriteStartArray();
                foreach (var element in tuple.Elements)
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
            case CtyType.Object nested:
                json.WriteStringValue("object");
                json.WriteStartObject();
                foreach (var (name, attribute) in nested.Attributes)
                {
                    json.WritePropertyName(name);
                    Write(json, attribute);
                }

                json.WriteEndObject();
                break;
        }

        json.WriteEndArray();
    }

    /// <summary>The type that the JSON stands for.</summary>
    /// <exception cref="WireFormatException">It stands for none.</exception>
    public static CtyType Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            Advance(ref reader);
            var type = Read(ref reader);
            return reader.Read() ? throw new WireFormatException("Type JSON goes on behind the type.") : type;
        }
        catch (JsonException e)
        {
            throw new WireFormatException($"Type JSON is not JSON: {e.Message}", e);
        }
    }

    /// <summary>Reads the type that begins at the current token, and ends at its last token.</summary>
    /// <exception cref="WireFormatException">There is none.</exception>
    public static CtyType Read(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return json.GetString() switch
            {
                "string" => CtyType.String,
                "number" => CtyType.Number,
                "bool" => CtyType.Bool,
                "dynamic" => CtyType.Dynamic,
                var name => throw new WireFormatException($"cty has no type \"{name}\"."),
            };
        }

        Require(ref json, JsonTokenType.StartArray);
        Advance(ref json);
        Require(ref json, JsonTokenType.String);
        var kind = json.GetString();
        Advance(ref json);
        CtyType type = kind switch
        {
            "list" => new CtyType.List(Read(ref json)),
            "set" => new CtyType.Set(Read(ref json)),
            "map" => new CtyType.Map(Read(ref json)),
            "tuple" => ReadTuple(ref json),
            "object" => ReadObject(ref json),
            _ => throw new WireFormatException($"cty has no type of the kind \"{kind}\"."),
        };
        Advance(ref json);
        if (kind == "object" && json.TokenType == JsonTokenType.StartArray)
        {
            // The names of optional attributes matter for constraints alone, never for values.
            json.Skip();
            Advance(ref json);
        }

        Require(ref json, JsonTokenType.EndArray);
        return type;
    }

    private static CtyType.Tuple ReadTuple(ref Utf8JsonReader json)
    {
        Require(ref json, JsonTokenType.StartArray);
        var elements = ImmutableArray.CreateBuilder<CtyType>();
        for (Advance(ref json); json.TokenType != JsonTokenType.EndArray; Advance(ref json))
        {
            elements.Add(Read(ref json));
        }

        return new(elements.ToImmutable());
    }

    private static CtyType.Object ReadObject(ref Utf8JsonReader json)
    {
        Require(ref json, JsonTokenType.StartObject);
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, CtyType>(StringComparer.Ordinal);
        for (Advance(ref json); json.TokenType != JsonTokenType.EndObject; Advance(ref json))
        {
            var name = json.GetString()!;
            Advance(ref json);
            attributes[name] = Read(ref json);
        }

        return new(attributes.ToImmutable());
    }

    private static void Advance(ref Utf8JsonReader json)
    {
        if (!json.Read())
        {
            throw new WireFormatException("Type JSON ends too early.");
        }
    }

    private static void Require(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (json.TokenType != token)
        {
            throw new WireFormatException($"Type JSON has {json.TokenType} where {token} belongs.");
        }
    }
}
