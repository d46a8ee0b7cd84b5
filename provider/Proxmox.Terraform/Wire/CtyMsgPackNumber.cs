using System.Globalization;
using System.Numerics;
using MessagePack;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Numbers in the MessagePack forms that cty gives them: whole ones, floats, and decimal text for what neither can hold.</summary>
internal static class CtyMsgPackNumber
{
    // A double that needs more decimal digits behind the point than this travels as text; the host reads both alike.
    private const int LongestExactFraction = 32;

    /// <summary>Reads a number in any of its forms.</summary>
    public static Number Read(ref MessagePackReader reader)
    {
        var start = reader.Consumed;
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Integer:
                return reader.NextCode == MessagePackCode.UInt64 ? Number.Of(reader.ReadUInt64()) : Number.Of(reader.ReadInt64());
            case MessagePackType.Float:
                var value = reader.ReadDouble();
                return double.IsFinite(value) ? Number.Of(value) : throw new NotFiniteException(AttributePath.Root);
            case MessagePackType.String:
                return Number.TryParse(CtyMsgPack.ReadText(ref reader), out var number)
                    ? number : throw CtyMsgPack.Fault(start, "the text is not a decimal number");
            default:
                throw CtyMsgPack.Unexpected(ref reader, "a number");
        }
    }

    /// <summary>Writes a number: whole where 64 bits hold it, a double where that is exact, else decimal text.</summary>
    public static void Write(ref MessagePackWriter writer, Number number)
    {
        if (number.AsLong() is { } whole)
        {
            // From 33 bits on the package would write them unsigned; a peer is spared the question whether they fit its signed type.
            if (whole > uint.MaxValue)
            {
                writer.WriteInt64(whole);
            }
            else
            {
                writer.Write(whole);
            }
        }
        else if (!number.IsWhole && number.Exponent >= -LongestExactFraction && IsExact(number, out var value))
        {
            writer.Write(value);
        }
        else
        {
            writer.Write(number.ToString());
        }
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
            : (digits * BigInteger.Pow(5, -power)).ToString(CultureInfo.InvariantCulture) + "e"
                + power.ToString(CultureInfo.InvariantCulture);
        return Number.Parse(exact) == number;
    }
}
