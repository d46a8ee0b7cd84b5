using System.Globalization;

namespace Proxmox.Tools.Discover;

/// <summary>The order in which people look for import ids: VMIDs as numbers, everything else as text.</summary>
internal sealed class IdOrder : IComparer<string>
{
    /// <summary>The order.</summary>
    public static IdOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? left, string? right) => IsNumber(left, out var one) && IsNumber(right, out var other)
        ? one.CompareTo(other) : string.CompareOrdinal(left, right);

    private static bool IsNumber(string? text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
