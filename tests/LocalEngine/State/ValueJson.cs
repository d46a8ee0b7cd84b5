using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.State;

/// <summary>Property values in the state file: as on the wire, with the contents of secrets encrypted.</summary>
/// <param name="cipher">Hides secrets; null shows <c>[secret]</c> in their place, and <c>[unknown]</c> for what is not known.</param>
public sealed class ValueJson(SecretCipher? cipher)
{
    private const string Ciphertext = "ciphertext";

    /// <summary>For people and scripts, never to be read back.</summary>
    public static ValueJson ForShow { get; } = new(null);

    /// <summary>Writes an object.</summary>
    public JsonObject Write(PropertyObject properties)
    {
        JsonObject written = [];
        foreach ((var name, var value) in properties)
        {
            written[name] = Write(value);
        }

        return written;
    }

    /// <summary>Writes a value.</summary>
    public JsonNode? Write(PropertyValue value) => value switch
    {
        PropertyNull => null,
        PropertyBool truth => JsonValue.Create(truth.Value),
        PropertyNumber number => JsonValue.Create(number.Value),
        PropertyString text => JsonValue.Create(text.Value),
        PropertyArray list => new JsonArray([.. list.Items.Select(Write)]),
        PropertyObject members => Write(members),
        UnknownValue when cipher is null => JsonValue.Create("[unknown]"),
        SecretValue when cipher is null => JsonValue.Create("[secret]"),
        SecretValue secret => new JsonObject
        {
            [WireNames.Signature] = WireNames.Secret,
            [Ciphertext] = cipher.Encrypt(Write(secret.Element)?.ToJsonString() ?? "null"),
        },
        OutputValue output => Write(output.Hidden ? PropertyValue.Secret(output.Element ?? PropertyValue.Unknown) : output.Element
            ?? PropertyValue.Unknown),
        _ => Special(value),
    };

    /// <summary>Reads an object.</summary>
    /// <exception cref="StateException">A secret was hidden with another passphrase.</exception>
    public PropertyObject Read(JsonObject written) =>
        PropertyObject.From(written.Select(member => KeyValuePair.Create(member.Key, Read(member.Value))));

    /// <summary>Reads a value.</summary>
    /// <exception cref="StateException">A secret was hidden with another passphrase.</exception>
    public PropertyValue Read(JsonNode? written)
    {
        switch (written)
        {
            case null:
                return PropertyValue.Null;
            case JsonArray list:
                return new PropertyArray([.. list.Select(Read)]);
            case JsonObject special when special.TryGetPropertyValue(WireNames.Signature, out var signature):
                if ((string?)signature == WireNames.Secret)
                {
                    return PropertyValue.Secret(Read(Json.Parse(cipher!.Decrypt((string?)special[Ciphertext] ?? ""))));
                }

                return new WireReader(Unknowns.Keep).Read("", ToProtobuf(special))!;
            case JsonObject members:
                return Read(members);
            default:
                return written.GetValueKind() switch
                {
                    JsonValueKind.String => (string)written! is var text && WireNames.Unknowns.Contains(text)
                        ? PropertyValue.Unknown : (string)written!,
                    JsonValueKind.Number => (double)written,
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => throw new StateException($"{written.ToJsonString()} is no value of a property."),
                };
        }
    }

    // References, assets, archives, byte strings and unknowns look in JSON as they do on the wire.
    private static JsonNode? Special(PropertyValue value)
    {
        var wire = WireWriter.Write(
            PropertyObject.Of(("value", value)),
            new() { Unknowns = true, Secrets = true, Resources = true, ByteStrings = true })!;
        return FromProtobuf(wire.Fields["value"]);
    }

    private static JsonNode? FromProtobuf(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => JsonValue.Create(value.StringValue),
        Value.KindOneofCase.NumberValue => JsonValue.Create(value.NumberValue),
        Value.KindOneofCase.BoolValue => JsonValue.Create(value.BoolValue),
        Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(FromProtobuf)]),
        Value.KindOneofCase.StructValue =>
            new JsonObject(value.StructValue.Fields.Select(field => KeyValuePair.Create(field.Key, FromProtobuf(field.Value)))),
        _ => null,
    };

    private static Value ToProtobuf(JsonNode? node) => node switch
    {
        null => Value.ForNull(),
        JsonArray list => Value.ForList([.. list.Select(ToProtobuf)]),
        JsonObject members => Value.ForStruct(
            new() { Fields = { members.ToImmutableDictionary(member => member.Key, member => ToProtobuf(member.Value)) } }),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => Value.ForString((string)node!),
            JsonValueKind.Number => Value.ForNumber((double)node),
            JsonValueKind.True => Value.ForBool(true),
            JsonValueKind.False => Value.ForBool(false),
            _ => Value.ForNull(),
        },
    };
}
