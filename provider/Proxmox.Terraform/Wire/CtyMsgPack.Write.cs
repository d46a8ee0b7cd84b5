using System.Buffers;
using MessagePack;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

public static partial class CtyMsgPack
{
    private static readonly byte[] Unknown = [0];

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
}
