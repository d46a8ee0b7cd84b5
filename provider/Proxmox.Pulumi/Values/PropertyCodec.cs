using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Proxmox.Pulumi.Values;

/// <summary>Property values as <c>google.protobuf.Struct</c> and back; what was read is written just as it was.</summary>
internal static class PropertyCodec
{
    /// <summary>Reads a message; null gives no properties.</summary>
    /// <exception cref="PropertyFormatException">A value has no form that the protocol knows.</exception>
    public static PropertyMap Read(Struct? message)
    {
        if (message is null)
        {
            return PropertyMap.Empty;
        }

        // Loops rather than queries: values nest deeply, and every level costs stack.
        var members = new List<KeyValuePair<string, PropertyValue>>(message.Fields.Count);
        foreach (var (name, value) in message.Fields)
        {
            members.Add(KeyValuePair.Create(name, Read(value)));
        }

        return new(members);
    }

    /// <summary>Reads one value.</summary>
    /// <exception cref="PropertyFormatException">It has no form that the protocol knows.</exception>
    public static PropertyValue Read(Value message)
    {
        switch (message.KindCase)
        {
            case Value.KindOneofCase.NullValue:
                return PropertyValue.None;
            case Value.KindOneofCase.BoolValue:
                return new PropertyValue.Bool(message.BoolValue);
            case Value.KindOneofCase.NumberValue:
                return new PropertyValue.Number(message.NumberValue);
            case Value.KindOneofCase.StringValue:
                return Sentinels.Read(message.StringValue) is { } kind ? new PropertyValue.Unknown(kind)
                    : new PropertyValue.Text(message.StringValue);
            case Value.KindOneofCase.ListValue:
                var items = ImmutableArray.CreateBuilder<PropertyValue>(message.ListValue.Values.Count);
                foreach (var item in message.ListValue.Values)
                {
                    items.Add(Read(item));
                }

                return new PropertyValue.List(items.MoveToImmutable());
            case Value.KindOneofCase.StructValue:
                return Signed(Read(message.StructValue));
            default:
                throw new PropertyFormatException("A value holds nothing, not even null.");
        }
    }

    /// <summary>Writes properties.</summary>
    public static Struct Write(PropertyMap properties)
    {
        var message = new Struct();
        foreach (var (name, value) in properties)
        {
            message.Fields.Add(name, Write(value));
        }

        return message;
    }

    /// <summary>Writes one value.</summary>
    public static Value Write(PropertyValue value)
    {
        switch (value)
        {
            case PropertyValue.Bool truth:
                return Value.ForBool(truth.Truth);
            case PropertyValue.Number number:
                return Value.ForNumber(number.Amount);
            case PropertyValue.Text text:
                return Value.ForString(text.Content);
            case PropertyValue.Unknown unknown:
                return Value.ForString(Sentinels.Of(unknown.Expected));
            case PropertyValue.List list:
                var items = new ListValue();
                foreach (var item in list.Items)
                {
                    items.Values.Add(Write(item));
                }

                return new() { ListValue = items };
            case PropertyValue.Object nested:
                return Value.ForStruct(Write(nested.Members));
            case PropertyValue.Signed signed:
                return Value.ForStruct(Write(signed.Members));
            default:
                return Value.ForNull();
        }
    }

    /// <summary>The value that an object is: itself, or what its signature makes of it.</summary>
    /// <exception cref="PropertyFormatException">The signature is not known.</exception>
    public static PropertyValue Signed(PropertyMap members) => members[Signatures.Key] switch
    {
        null => new PropertyValue.Object(members),
        PropertyValue.Text { Content: Signatures.Secret } => new PropertyValue.Secret(members),
        PropertyValue.Text { Content: Signatures.Output } => new PropertyValue.Output(members),
        PropertyValue.Text { Content: Signatures.ResourceReference } => new PropertyValue.ResourceReference(members),
        PropertyValue.Text { Content: Signatures.ByteString } => new PropertyValue.ByteString(members),
        PropertyValue.Text { Content: Signatures.Asset } => new PropertyValue.Asset(members),
        PropertyValue.Text { Content: Signatures.Archive } => new PropertyValue.Archive(members),
        _ => throw new PropertyFormatException(
            "An object carries a signature that this release of the provider does not know. Use a newer release."),
    };
}
