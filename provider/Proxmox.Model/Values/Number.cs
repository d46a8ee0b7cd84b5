using System.Globalization;
using System.Numerics;

namespace Proxmox.Model.Values;

/// <summary>
/// A decimal number of any size and precision, <c>Mantissa × 10^Exponent</c>, kept without trailing zeros, so that equal numbers
/// are equal values however they were written (<c>1.50</c>, <c>1.5</c>, <c>15e-1</c>).
/// </summary>
/// <remarks>Terraform compares numbers by their shortest decimal text; a <see cref="double"/> would lose digits that it keeps.</remarks>
public readonly record struct Number : IComparable<Number>
{
    private const int LargestExponent = 100_000;

    private Number(BigInteger mantissa, int exponent)
    {
        if (mantissa.IsZero)
        {
            exponent = 0;
        }

        while (!mantissa.IsZero && mantissa % 10 == 0)
        {
            mantissa /= 10;
            exponent++;
        }

        Mantissa = mantissa;
        Exponent = exponent;
    }

    /// <summary>All significant digits, with the sign.</summary>
    public BigInteger Mantissa { get; }

    /// <summary>The power of ten that the digits are multiplied with.</summary>
    public int Exponent { get; }

    /// <summary>True when there is no fraction.</summary>
    public bool IsWhole => Exponent >= 0;

    /// <summary>The number for a whole 64-bit value.</summary>
    public static Number Of(long value) => new(value, 0);

    /// <summary>The number for an unsigned whole 64-bit value.</summary>
    public static Number Of(ulong value) => new(value, 0);

    /// <summary>The number whose decimal text is the shortest one that denotes <paramref name="value"/>.</summary>
    /// <exception cref="FormatException">It is not finite.</exception>
    public static Number Of(double value) => Parse(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Reads decimal text with an optional fraction and exponent.</summary>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public static Number Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"'{text}' is not a decimal number.");

    /// <summary>Reads decimal text with an optional fraction and exponent.</summary>
    public static bool TryParse(string? text, out Number number)
    {
        number = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var exponent = 0;
        var digits = text;
        var e = text.AsSpan().IndexOfAny('e', 'E');
        if (e >= 0)
        {
            digits = text[..e];
            if (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > LargestExponent)
            {
                return false;
            }
        }

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            if (digits.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        if (digits.Length == 0 || !char.IsAsciiDigit(digits[^1]))
        {
            return false;
        }

        // A host writes 1e100000 with all its digits, and cutting zeros off a number takes far longer than off its text.
        var significant = digits.AsSpan().TrimEnd('0');
        if (significant.Length > 0 && char.IsAsciiDigit(significant[^1]))
        {
            exponent += digits.Length - significant.Length;
            digits = digits[..significant.Length];
        }

        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa))
        {
            return false;
        }

        number = new(mantissa, exponent);
        return true;
    }

    /// <summary>The value as a 64-bit whole number; null when it has a fraction or does not fit.</summary>
    public long? AsLong()
    {
        if (!IsWhole || Exponent > 19)
        {
            return null;
        }

        var whole = Mantissa * BigInteger.Pow(10, Exponent);
        return whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;
    }

    /// <summary>The nearest double.</summary>
    public double AsDouble() => double.Parse(Mantissa.ToString(CultureInfo.InvariantCulture) + "e"
        + Exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(Number other)
    {
        var least = Math.Min(Exponent, other.Exponent);
        return (Mantissa * BigInteger.Pow(10, Exponent - least)).CompareTo(other.Mantissa * BigInteger.Pow(10, other.Exponent - least));
    }

    /// <summary>Plain decimal digits, never an exponent.</summary>
    public override string ToString()
    {
        if (Exponent >= 0)
        {
            return Mantissa.ToString(CultureInfo.InvariantCulture) + new string('0', Exponent);
        }

        var digits = BigInteger.Abs(Mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(1 - Exponent, '0');
        return (Mantissa.Sign < 0 ? "-" : "") + digits[..^-Exponent] + "." + digits[^-Exponent..];
    }

    /// <summary>Numeric order.</summary>
    public static bool operator <(Number left, Number right) => left.CompareTo(right) < 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >(Number left, Number right) => left.CompareTo(right) > 0;

    /// <summary>Numeric order.</summary>
    public static bool operator <=(Number left, Number right) => left.CompareTo(right) <= 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >=(Number left, Number right) => left.CompareTo(right) >= 0;
}
