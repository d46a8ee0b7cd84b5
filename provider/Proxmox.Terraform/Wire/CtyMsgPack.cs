using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MessagePack;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Values in the MessagePack form that cty gives them by their type.</summary>
public static class CtyMsgPack
{
    // Far deeper than any schema; keeps a malformed dynamic value from exhausting the stack.
    private const int DeepestNesting = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly byte[] Unknown = [0];

    /// <summary>The value that the bytes stand for.</summary>
    /// <exception cref="WireFormatException">They stand for no value of that type.</exception>
    public static Value Read(ReadOnlyMemory<byte> bytes, CtyType type)
    {
        var reader = new MessagePackReader(bytes);
        try
        {
            var value = Read(ref reader, type, 0);
            return reader.End ? value : throw Fault(reader.Consumed, "there are bytes behind the value");
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentOutOfRangeException)
        {
            // The second one comes of text or bytes whose length does not fit 31 bits, which the package takes for a negative one.
            throw Fault(reader.Consumed, "the bytes end too early", e);
        }
        catch (MessagePackSerializationException e)
        {
            throw Fault(reader.Consumed, e.Message, e);
        }
    }

    /// <summary>The bytes that stand for a value. An object's missing members are written as null.</summary>
    /// <exception cref="WireFormatException">The value is not of that type.</exception>
    public static ReadOnlyMemory<byte> Write(Value value, CtyType type)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var writer = new MessagePackWriter(buffer);
        Write(ref writer, value, type, AttributePath.Root);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    internal static string ReadText(ref MessagePackReader reader)
    {
        Require(ref reader, MessagePackType.String);
        var start = reader.Consumed;
        try
        {
            // ReadString would put U+FFFD in the place of what is not UTF-8.
            return Utf8.GetString(reader.ReadStringSequence()!.Value);
        }
        catch (DecoderFallbackException e)
        {
            throw Fault(start, "the text is not UTF-8", e);
        }
    }

    internal static WireFormatException Unexpected(ref MessagePackReader reader, string expected) =>
        Fault(reader.Consumed, $"expected {expected}, found {Text(reader.NextMessagePackType)}");

    internal static WireFormatException Fault(long at, string problem, Exception? cause = null)
    {
        var message = $"MessagePack at byte {at.ToString(CultureInfo.InvariantCulture)}: {problem}.";
        return cause is null ? new(message) : new(message, cause);
    }

    private static Value Read(ref MessagePackReader reader, CtyType type, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw Fault(reader.Consumed, "the value is nested too deeply");
        }

        if (reader.TryReadNil())
        {
            return Value.Null;
        }

        if (reader.NextMessagePackType == MessagePackType.Extension)
        {
            // Whatever its number: cty writes nothing but unknown values as extensions, with or without refinements.
            _ = reader.ReadExtensionFormat();
            return Value.Unknown;
        }

        switch (type)
        {
            case CtyType.List list:
                return Value.List(ReadItems(ref reader, list.Element, depth));
            case CtyType.Set set:
                return Value.Set(ReadItems(ref reader, set.Element, depth));
            case CtyType.Map map:
                return ReadMembers(ref reader, depth, map.Element, attributes: null);
            case CtyType.Object nested:
                return ReadMembers(ref reader, depth, element: null, nested.Attributes);
            case CtyType.Tuple tuple:
                return ReadTuple(ref reader, tuple, depth);
        }

        if (type == CtyType.String)
        {
            return Value.Of(ReadText(ref reader));
        }

        if (type == CtyType.Number)
        {
            return Value.Of(CtyMsgPackNumber.Read(ref reader));
        }

        if (type != CtyType.Bool)
        {
            return ReadDynamic(ref reader, depth);
        }

        Require(ref reader, MessagePackType.Boolean);
        return Value.Of(reader.ReadBoolean());
    }

    private static Value[] ReadItems(ref MessagePackReader reader, CtyType element, int depth)
    {
        var items = new Value[ReadHead(ref reader, MessagePackType.Array)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(ref reader, element, depth + 1);
        }

        return items;
    }

    private static Value ReadMembers(ref MessagePackReader reader, int depth, CtyType? element, ImmutableSortedDictionary<string, CtyType>? attributes)
    {
        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (var left = ReadHead(ref reader, MessagePackType.Map); left > 0; left--)
        {
            var start = reader.Consumed;
            var name = ReadText(ref reader);
            var type = element ?? (attributes!.TryGetValue(name, out var attribute) ? attribute : throw Fault(start, $"the object has no attribute \"{name}\""));
            if (!members.TryAdd(name, Read(ref reader, type, depth + 1)))
            {
                throw Fault(start, $"\"{name}\" is there twice");
            }
        }

        foreach (var name in attributes?.Keys ?? [])
        {
            members.TryAdd(name, Value.Null);
        }

        return Value.Object(members);
    }

    private static Value ReadTuple(ref MessagePackReader reader, CtyType.Tuple tuple, int depth)
    {
        var start = reader.Consumed;
        var items = new Value[ReadHead(ref reader, MessagePackType.Array)];
        if (items.Length != tuple.Elements.Length)
        {
            throw Fault(start, $"expected {Text(tuple.Elements.Length)} elements, found {Text(items.Length)}");
        }

        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(ref reader, tuple.Elements[i], depth + 1);
        }

        return Value.List(items);
    }

    private static Value ReadDynamic(ref MessagePackReader reader, int depth)
    {
        var start = reader.Consumed;
        if (ReadHead(ref reader, MessagePackType.Array) != 2)
        {
            throw Fault(start, "a dynamic value is a pair of type and value");
        }

        Require(ref reader, MessagePackType.Binary);
        var type = CtyTypeJson.Read(reader.ReadBytes()!.Value.FirstSpan);
        return Read(ref reader, type, depth + 1);
    }

    private static int ReadHead(ref MessagePackReader reader, MessagePackType container)
    {
        Require(ref reader, container);
        return container == MessagePackType.Map ? reader.ReadMapHeader() : reader.ReadArrayHeader();
    }

    // The package alone would take text for bytes, nil for any text, and would tell kinds by their numbers.
    private static void Require(ref MessagePackReader reader, MessagePackType type)
    {
        if (reader.NextMessagePackType != type)
        {
            throw Unexpected(ref reader, Text(type));
        }
    }

    private static void Write(ref MessagePackWriter writer, Value value, CtyType type, AttributePath path)
    {
        if (value.IsNull)
        {
            writer.WriteNil();
            return;
        }

        if (value.IsUnknown)
        {
            // Of type 0; the body means nothing, but cty writes one.
            writer.WriteExtensionFormat(new(0, Unknown));
            return;
        }

        switch (type, value.Kind)
        {
            case (CtyType.List list, ValueKind.List):
                WriteItems(ref writer, value, list.Element, path);
                break;
            case (CtyType.Set set, ValueKind.Set):
                WriteItems(ref writer, value, set.Element, path);
                break;
            case (CtyType.Map map, ValueKind.Object):
                writer.WriteMapHeader(value.Members.Count);
                foreach (var (name, member) in value.Members)
                {
                    writer.Write(name);
                    Write(ref writer, member, map.Element, path.Key(name));
                }

                break;
            case (CtyType.Object nested, ValueKind.Object):
                WriteObject(ref writer, value, nested, path);
                break;
            case (CtyType.Tuple tuple, ValueKind.List) when value.Items.Length == tuple.Elements.Length:
                writer.WriteArrayHeader(value.Items.Length);
                for (var i = 0; i < value.Items.Length; i++)
                {
                    Write(ref writer, value.Items[i], tuple.Elements[i], path.Index(i));
                }

                break;
            case (CtyType.Primitive { Name: "string" }, ValueKind.Text):
                writer.Write(value.AsText()!);
                break;
            case (CtyType.Primitive { Name: "number" }, ValueKind.Number):
                CtyMsgPackNumber.Write(ref writer, value.AsNumber()!.Value);
                break;
            case (CtyType.Primitive { Name: "bool" }, ValueKind.Bool):
                writer.Write(value.AsBool()!.Value);
                break;
            case (CtyType.Primitive { Name: "dynamic" }, _):
                var own = CtyConformance.TypeOf(value);
                writer.WriteArrayHeader(2);
                writer.Write(CtyTypeJson.Write(own));
                Write(ref writer, value, own, path);
                break;
            default:
                throw CtyConformance.Mismatch(value, type, path);
        }
    }

    private static void WriteItems(ref MessagePackWriter writer, Value value, CtyType element, AttributePath path)
    {
        writer.WriteArrayHeader(value.Items.Length);
        for (var i = 0; i < value.Items.Length; i++)
        {
            Write(ref writer, value.Items[i], element, path.Index(i));
        }
    }

    private static void WriteObject(ref MessagePackWriter writer, Value value, CtyType.Object type, AttributePath path)
    {
        CtyConformance.RequireKnownMembers(value, type, path);
        writer.WriteMapHeader(type.Attributes.Count);
        foreach (var (name, attribute) in type.Attributes)
        {
            writer.Write(name);
            Write(ref writer, value[name], attribute, path.Attribute(name));
        }
    }

    private static string Text(MessagePackType type) => type.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
