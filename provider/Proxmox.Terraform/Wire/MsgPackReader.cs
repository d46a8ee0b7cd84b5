using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Reads MessagePack items one after another, in every form that the format knows. It never reads past the end.</summary>
/// <exception cref="WireFormatException">From every method: the bytes end too early, or the next item is of another kind.</exception>
public ref struct MsgPackReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>A reader at the first byte.</summary>
    public MsgPackReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Position = 0;
    }

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>True behind the last byte.</summary>
    public readonly bool IsAtEnd => Position == _bytes.Length;

    /// <summary>The kind of the next item.</summary>
    public readonly MsgPackKind Next => Peek() switch
    {
        <= 0x7f or >= 0xe0 or (>= 0xcc and <= 0xd3) => MsgPackKind.Integer,
        (>= 0x80 and <= 0x8f) or 0xde or 0xdf => MsgPackKind.Map,
        (>= 0x90 and <= 0x9f) or 0xdc or 0xdd => MsgPackKind.Array,
        (>= 0xa0 and <= 0xbf) or (>= 0xd9 and <= 0xdb) => MsgPackKind.Text,
        0xc0 => MsgPackKind.Nil,
        0xc2 or 0xc3 => MsgPackKind.Bool,
        >= 0xc4 and <= 0xc6 => MsgPackKind.Binary,
        (>= 0xc7 and <= 0xc9) or (>= 0xd4 and <= 0xd8) => MsgPackKind.Extension,
        0xca or 0xcb => MsgPackKind.Float,
        _ => throw Fault("MessagePack has no form 0xc1"),
    };

    /// <summary>Takes nil if it is next.</summary>
    public bool TryReadNil()
    {
        if (Peek() != 0xc0)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadBool() => Require(MsgPackKind.Bool) == 0xc3;

    /// <summary>Reads a number: a whole one, a float, or decimal text, which is how numbers travel that neither can hold.</summary>
    public Number ReadNumber()
    {
        if (Next == MsgPackKind.Text)
        {
            var start = Position;
            var text = ReadText();
            return Number.TryParse(text, out var number) ? number : throw Fault("the text is not a decimal number", start);
        }

        var form = Next is MsgPackKind.Integer or MsgPackKind.Float ? Take(1)[0] : throw Unexpected("a number");
        return form switch
        {
            <= 0x7f => Number.Of((long)form),
            >= 0xe0 => Number.Of((long)unchecked((sbyte)form)),
            0xca => OfFloat(BinaryPrimitives.ReadSingleBigEndian(Take(4))),
            0xcb => OfFloat(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
            0xcc => Number.Of((long)Take(1)[0]),
            0xcd => Number.Of((long)BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xce => Number.Of((long)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xcf => Number.Of(BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
            0xd0 => Number.Of((long)unchecked((sbyte)Take(1)[0])),
            0xd1 => Number.Of((long)BinaryPrimitives.ReadInt16BigEndian(Take(2))),
            0xd2 => Number.Of((long)BinaryPrimitives.ReadInt32BigEndian(Take(4))),
            _ => Number.Of(BinaryPrimitives.ReadInt64BigEndian(Take(8))),
        };
    }

    /// <summary>Reads text.</summary>
    public string ReadText()
    {
        var start = Position;
        var form = Require(MsgPackKind.Text);
        var length = form switch
        {
            0xd9 => Take(1)[0],
            0xda => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xdb => Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            _ => form & 0x1f,
        };
        var content = Take(length);
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw Fault("the text is not UTF-8", start);
        }
    }

    /// <summary>Reads bytes.</summary>
    public ReadOnlySpan<byte> ReadBinary() => Take(Require(MsgPackKind.Binary) switch
    {
        0xc4 => Take(1)[0],
        0xc5 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        _ => Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
    });

    /// <summary>Reads the head of an array.</summary>
    /// <returns>How many items follow.</returns>
    public int ReadArrayHead()
    {
        var form = Require(MsgPackKind.Array);
        return Count(1, form switch
        {
            0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xdd => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => (uint)(form & 0x0f),
        });
    }

    /// <summary>Reads the head of a map.</summary>
    /// <returns>How many pairs of items follow.</returns>
    public int ReadMapHead()
    {
        var form = Require(MsgPackKind.Map);
        return Count(2, form switch
        {
            0xde => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xdf => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => (uint)(form & 0x0f),
        });
    }

    /// <summary>Reads an extension.</summary>
    /// <param name="type">Its type number.</param>
    public ReadOnlySpan<byte> ReadExtension(out sbyte type)
    {
        var length = Require(MsgPackKind.Extension) switch
        {
            0xc7 => Take(1)[0],
            0xc8 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xc9 => Length(BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            var fixedLength => 1 << (fixedLength - 0xd4),
        };
        type = unchecked((sbyte)Take(1)[0]);
        return Take(length);
    }

    /// <summary>An exception for the item at that place.</summary>
    public readonly WireFormatException Fault(string problem, int? at = null) =>
        new($"MessagePack at byte {(at ?? Position).ToString(CultureInfo.InvariantCulture)}: {problem}.");

    private readonly byte Peek() => Position < _bytes.Length ? _bytes[Position] : throw Fault("the bytes end too early");

    private byte Require(MsgPackKind kind) => Next == kind ? Take(1)[0] : throw Unexpected(kind.ToString().ToLowerInvariant());

    private readonly WireFormatException Unexpected(string expected) => Fault($"expected {expected}, found {Next.ToString().ToLowerInvariant()}");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - Position)
        {
            throw Fault("the bytes end too early");
        }

        var taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    private readonly int Length(uint length) => length <= int.MaxValue ? (int)length : throw Fault("the bytes end too early");

    // Each item takes a byte at least, so a head that promises more than is left is a lie; believing it would allocate gigabytes.
    private readonly int Count(int itemsEach, uint count) =>
        (long)count * itemsEach <= _bytes.Length - Position ? (int)count : throw Fault("the bytes end too early");

    private readonly Number OfFloat(double value) => double.IsFinite(value) ? Number.Of(value) : throw Fault("the number is not finite");
}
