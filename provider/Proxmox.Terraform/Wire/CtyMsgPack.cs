using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MessagePack;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Values in the MessagePack form that cty gives them by their type.</summary>
public static partial class CtyMsgPack
{
    // Far deeper than any schema; keeps a malformed dynamic value from exhausting the stack.
    private const int DeepestNesting = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value that the bytes stand for.</summary>
    /// <exception cref="WireFormatException">They stand for no value of that type.</exception>
    /// <exception cref="NotFiniteException">They hold a number that is not finite.</exception>
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
                return Value.List(
                    ReadItems(ref reader, list.Element, depth, (place, inner) => inner.From(new AttributePath.Step.Index(place))));
            case CtyType.Set set:
                // An element of a set has no path of its own, and neither has what is inside it.
                return Value.Set(ReadItems(ref reader, set.Element, depth, (_, _) => AttributePath.Root));
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

    private static Value[] ReadItems(
        ref MessagePackReader reader, CtyType element, int depth, Func<int, AttributePath, AttributePath> place)
    {
        var items = new Value[ReadHead(ref reader, MessagePackType.Array)];
        for (var i = 0; i < items.Length; i++)
        {
            try
            {
                items[i] = Read(ref reader, element, depth + 1);
            }
            catch (NotFiniteException e)
            {
                throw new NotFiniteException(place(i, e.Path));
            }
        }

        return items;
    }

    private static Value ReadMembers(
        ref MessagePackReader reader, int depth, CtyType? element, ImmutableSortedDictionary<string, CtyType>? attributes)
    {
        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (var left = ReadHead(ref reader, MessagePackType.Map); left > 0; left--)
        {
            var start = reader.Consumed;
            var name = ReadText(ref reader);
            var type = element ?? (attributes!.TryGetValue(name, out var attribute)
                ? attribute : throw Fault(start, $"the object has no attribute \"{name}\""));
            try
            {
                if (!members.TryAdd(name, Read(ref reader, type, depth + 1)))
                {
                    throw Fault(start, $"\"{name}\" is there twice");
                }
            }
            catch (NotFiniteException e)
            {
                throw new NotFiniteException(
                    e.Path.From(attributes is null ? new AttributePath.Step.Key(name) : new AttributePath.Step.Attribute(name)));
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

    private static string Text(MessagePackType type) => type.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
