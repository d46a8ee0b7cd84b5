using System.Globalization;

namespace Pulumi.Serialization;

/// <summary>
/// A semantic version as far as its order goes. A leading <c>v</c> and missing numbers are taken, what follows a plus sign is not looked
/// at.
/// </summary>
internal sealed class PackageVersion
{
    private readonly int[] numbers;
    private readonly string[] preRelease;

    private PackageVersion(int[] numbers, string[] preRelease) => (this.numbers, this.preRelease) = (numbers, preRelease);

    /// <summary>The order of versions.</summary>
    public static IComparer<PackageVersion> Order { get; } = Comparer<PackageVersion>.Create(Compare);

    /// <summary>The first number.</summary>
    public int Major => numbers[0];

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PackageVersion Parse(string text)
    {
        var parts = text.Trim().TrimStart('v', 'V').Split('+', 2)[0].Split('-', 2);
        int[] given = [.. parts[0].Split('.').Select(number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))];
        return given.Length <= 3
            ? new([.. given, .. Enumerable.Repeat(0, 3 - given.Length)], parts.Length > 1 ? parts[1].Split('.') : [])
            : throw new FormatException($"'{text}' is no semantic version.");
    }

    private static int Compare(PackageVersion one, PackageVersion other)
    {
        var order = one.numbers.AsSpan().SequenceCompareTo(other.numbers);
        if (order != 0)
        {
            return order;
        }
        // A release comes after all that led to it.
        if (one.preRelease.Length == 0 || other.preRelease.Length == 0)
        {
            return other.preRelease.Length.CompareTo(one.preRelease.Length);
        }

        foreach ((var mine, var theirs) in one.preRelease.Zip(other.preRelease))
        {
            order = Compare(mine, theirs);
            if (order != 0)
            {
                return order;
            }
        }

        return one.preRelease.Length.CompareTo(other.preRelease.Length);
    }

    /// <summary>Numbers by their size and before texts.</summary>
    private static int Compare(string one, string other)
    {
        var isNumber = int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var isOtherNumber = int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var otherNumber);
        if (isNumber && isOtherNumber)
        {
            return number.CompareTo(otherNumber);
        }

        return isNumber != isOtherNumber ? isOtherNumber.CompareTo(isNumber) : string.CompareOrdinal(one, other);
    }
}
