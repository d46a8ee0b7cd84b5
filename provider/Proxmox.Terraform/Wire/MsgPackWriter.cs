using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Writes MessagePack items one after another, each in its shortest form.</summary>
public sealed class MsgPackWriter
{
    // A double that needs more decimal digits behind the point than this travels as text; the host reads both alike.
    private const int LongestExactFraction = 32;

    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    /// <summary>What was written so far; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Writes nil.</summary>
    public void WriteNil() => Put(0xc0);

    /// <summary>Writes the value that cty calls unknown: an extension of type 0 whose body means nothing.</summary>
    public void WriteUnknown() => WriteExtension(0, [0]);

    /// <summary>Writes true or false.</summary>
    public void WriteBool(bool value) => Put(value ? (byte)0xc3 : (byte)0xc2);

    /// <summary>Writes a number: whole where 64 bits hold it, a double where that is exact, else decimal text.</summary>
    public void WriteNumber(Number number)
    {
        if (number.AsLong() is { } whole)
        {
            WriteInteger(whole);
        }
        else if (!number.IsWhole && number.Exponent >= -LongestExactFraction && IsExact(number, out var value))
        {
            var span = _buffer.GetSpan(9);
            span[0] = 0xcb;
            BinaryPrimitives.WriteDoubleBigEndian(span[1..], value);
            _buffer.Advance(9);
        }
        else
        {
            WriteText(number.ToString());
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= -32 and <= 127:
                Put(unchecked((byte)value));
                break;
            case >= 0 and <= byte.MaxValue:
                Head(0xcc, 1, value);
                break;
            case >= 0 and <= ushort.MaxValue:
                Head(0xcd, 2, value);
                break;
            case >= 0 and <= uint.MaxValue:
                Head(0xce, 4, value);
                break;
            case >= sbyte.MinValue and < 0:
                Head(0xd0, 1, value);
                break;
            case >= short.MinValue and < 0:
                Head(0xd1, 2, value);
                break;
            case >= int.MinValue and < 0:
                Head(0xd2, 4, value);
                break;
            default:
                Head(0xd3, 8, value);
                break;
        }
    }

    /// <summary>Writes text.</summary>
    public void WriteText(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        switch (length)
        {
            case <= 31:
                Put((byte)(0xa0 | length));
                break;
            case <= byte.MaxValue:
                Head(0xd9, 1, length);
                break;
            case <= ushort.MaxValue:
                Head(0xda, 2, length);
                break;
            default:
                Head(0xdb, 4, length);
                break;
        }

        _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length)));
    }

    /// <summary>Writes bytes.</summary>
    public void WriteBinary(ReadOnlySpan<byte> bytes)
    {
        switch (bytes.Length)
        {
            case <= byte.MaxValue:
                Head(0xc4, 1, bytes.Length);
                break;
            case <= ushort.MaxValue:
                Head(0xc5, 2, bytes.Length);
                break;
            default:
                Head(0xc6, 4, bytes.Length);
                break;
        }

        _buffer.Write(bytes);
    }

    /// <summary>Writes the head of an array; that many items must follow.</summary>
    public void WriteArrayHead(int count) => ContainerHead(0x90, 0xdc, count);

    /// <summary>Writes the head of a map; that many pairs of items must follow.</summary>
    public void WriteMapHead(int count) => ContainerHead(0x80, 0xde, count);

    /// <summary>Writes an extension with its type number.</summary>
    public void WriteExtension(sbyte type, ReadOnlySpan<byte> body)
    {
        switch (body.Length)
        {
            case 1 or 2 or 4 or 8 or 16:
                Put((byte)(0xd4 + BitOperations.Log2((uint)body.Length)));
                break;
            case <= byte.MaxValue:
                Head(0xc7, 1, body.Length);
                break;
            case <= ushort.MaxValue:
                Head(0xc8, 2, body.Length);
                break;
            default:
                Head(0xc9, 4, body.Length);
                break;
        }

        Put(unchecked((byte)type));
        _buffer.Write(body);
    }

    private static bool IsExact(Number number, out double value)
    {
        value = number.AsDouble();
        if (!double.IsFinite(value) || !double.IsNormal(value))
        {
            return false;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7ff) - 1075;
        var digits = new BigInteger((bits & ((1L << 52) - 1)) | (1L << 52)) * (bits < 0 ? -1 : 1);
        // digits × 2^power in decimal: 2^-n is 5^n × 10^-n.
        var exact = power >= 0
            ? (digits << power).ToString(CultureInfo.InvariantCulture)
            : (digits * BigInteger.Pow(5, -power)).ToString(CultureInfo.InvariantCulture) + "e" + power.ToString(CultureInfo.InvariantCulture);
        return Number.Parse(exact) == number;
    }

    private void ContainerHead(byte small, byte large, int count)
    {
        switch (count)
        {
            case <= 15:
                Put((byte)(small | count));
                break;
            case <= ushort.MaxValue:
                Head(large, 2, count);
                break;
            default:
                Head((byte)(large + 1), 4, count);
                break;
        }
    }

    private void Head(byte form, int width, long value)
    {
        var span = _buffer.GetSpan(width + 1);
        span[0] = form;
        for (var i = 0; i < width; i++)
        {
            span[width - i] = unchecked((byte)(value >> (8 * i)));
        }

        _buffer.Advance(width + 1);
    }

    private void Put(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }
}
