using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Values in the MessagePack form that cty gives them by their type.</summary>
public static class CtyMsgPack
{
    // Far deeper than any schema; keeps a malformed dynamic value from exhausting the stack.
    private const int DeepestNesting = 200;

    /// <summary>The value that the bytes stand for.</summary>
    /// <exception cref="WireFormatException">They stand for no value of that type.</exception>
    public static Value Read(ReadOnlySpan<byte> bytes, CtyType type)
    {
        var reader = new MsgPackReader(bytes);
        var value = Read(ref reader, type, 0);
        return reader.IsAtEnd ? value : throw reader.Fault("there are bytes behind the value");
    }

    /// <summary>The bytes that stand for a value. An object's missing members are written as null.</summary>
    /// <exception cref="WireFormatException">The value is not of that type.</exception>
    public static ReadOnlyMemory<byte> Write(Value value, CtyType type)
    {
        var writer = new MsgPackWriter();
        Write(writer, value, type, AttributePath.Root);
        return writer.Written;
    }

    private static Value Read(ref MsgPackReader reader, CtyType type, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw reader.Fault("the value is nested too deeply");
        }

        if (reader.TryReadNil())
        {
            return Value.Null;
        }

        if (reader.Next == MsgPackKind.Extension)
        {
            // Whatever its number: cty writes nothing but unknown values as extensions, with or without refinements.
            _ = reader.ReadExtension(out _);
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
            return Value.Of(reader.ReadText());
        }

        if (type == CtyType.Number)
        {
            return Value.Of(reader.ReadNumber());
        }

        return type == CtyType.Bool ? Value.Of(reader.ReadBool()) : ReadDynamic(ref reader, depth);
    }

    private static Value[] ReadItems(ref MsgPackReader reader, CtyType element, int depth)
    {
        var items = new Value[reader.ReadArrayHead()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(ref reader, element, depth + 1);
        }

        return items;
    }

    private static Value ReadMembers(ref MsgPackReader reader, int depth, CtyType? element, ImmutableSortedDictionary<string, CtyType>? attributes)
    {
        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (var left = reader.ReadMapHead(); left > 0; left--)
        {
            var start = reader.Position;
            var name = reader.ReadText();
            var type = element ?? (attributes!.TryGetValue(name, out var attribute) ? attribute : throw reader.Fault($"the object has no attribute \"{name}\"", start));
            if (!members.TryAdd(name, Read(ref reader, type, depth + 1)))
            {
                throw reader.Fault($"\"{name}\" is there twice", start);
            }
        }

        foreach (var name in attributes?.Keys ?? [])
        {
            members.TryAdd(name, Value.Null);
        }

        return Value.Object(members);
    }

    private static Value ReadTuple(ref MsgPackReader reader, CtyType.Tuple tuple, int depth)
    {
        var start = reader.Position;
        var items = new Value[reader.ReadArrayHead()];
        if (items.Length != tuple.Elements.Length)
        {
            throw reader.Fault($"expected {Text(tuple.Elements.Length)} elements, found {Text(items.Length)}", start);
        }

        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(ref reader, tuple.Elements[i], depth + 1);
        }

        return Value.List(items);
    }

    private static Value ReadDynamic(ref MsgPackReader reader, int depth)
    {
        var start = reader.Position;
        if (reader.ReadArrayHead() != 2)
        {
            throw reader.Fault("a dynamic value is a pair of type and value", start);
        }

        var type = CtyTypeJson.Read(reader.ReadBinary());
        return Read(ref reader, type, depth + 1);
    }

    private static void Write(MsgPackWriter writer, Value value, CtyType type, AttributePath path)
    {
        if (value.IsNull)
        {
            writer.WriteNil();
            return;
        }

        if (value.IsUnknown)
        {
            writer.WriteUnknown();
            return;
        }

        switch (type, value.Kind)
        {
            case (CtyType.List list, ValueKind.List):
                WriteItems(writer, value, list.Element, path);
                break;
            case (CtyType.Set set, ValueKind.Set):
                WriteItems(writer, value, set.Element, path);
                break;
            case (CtyType.Map map, ValueKind.Object):
                writer.WriteMapHead(value.Members.Count);
                foreach (var (name, member) in value.Members)
                {
                    writer.WriteText(name);
                    Write(writer, member, map.Element, path.Key(name));
                }

                break;
            case (CtyType.Object nested, ValueKind.Object):
                WriteObject(writer, value, nested, path);
                break;
            case (CtyType.Tuple tuple, ValueKind.List) when value.Items.Length == tuple.Elements.Length:
                writer.WriteArrayHead(value.Items.Length);
                for (var i = 0; i < value.Items.Length; i++)
                {
                    Write(writer, value.Items[i], tuple.Elements[i], path.Index(i));
                }

                break;
            case (CtyType.Primitive { Name: "string" }, ValueKind.Text):
                writer.WriteText(value.AsText()!);
                break;
            case (CtyType.Primitive { Name: "number" }, ValueKind.Number):
                writer.WriteNumber(value.AsNumber()!.Value);
                break;
            case (CtyType.Primitive { Name: "bool" }, ValueKind.Bool):
                writer.WriteBool(value.AsBool()!.Value);
                break;
            case (CtyType.Primitive { Name: "dynamic" }, _):
                var own = CtyConformance.TypeOf(value);
                writer.WriteArrayHead(2);
                writer.WriteBinary(CtyTypeJson.Write(own));
                Write(writer, value, own, path);
                break;
            default:
                throw CtyConformance.Mismatch(value, type, path);
        }
    }

    private static void WriteItems(MsgPackWriter writer, Value value, CtyType element, AttributePath path)
    {
        writer.WriteArrayHead(value.Items.Length);
        for (var i = 0; i < value.Items.Length; i++)
        {
            Write(writer, value.Items[i], element, path.Index(i));
        }
    }

    private static void WriteObject(MsgPackWriter writer, Value value, CtyType.Object type, AttributePath path)
    {
        CtyConformance.RequireKnownMembers(value, type, path);
        writer.WriteMapHead(type.Attributes.Count);
        foreach (var (name, attribute) in type.Attributes)
        {
            writer.WriteText(name);
            Write(writer, value[name], attribute, path.Attribute(name));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
