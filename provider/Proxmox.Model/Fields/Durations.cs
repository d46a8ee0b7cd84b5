using System.Buffers;
using System.Globalization;

namespace Proxmox.Model.Fields;

/// <summary>Spans of time in Go's notation, which Terraform's users know: <c>1h30m</c>, <c>45s</c>, <c>500ms</c>.</summary>
public static class Durations
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, decimal Ticks)[] Units =
    [
        ("h", TimeSpan.TicksPerHour), ("ms", TimeSpan.TicksPerMillisecond), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
        ("us", TimeSpan.TicksPerMicrosecond), ("µs", TimeSpan.TicksPerMicrosecond), ("ns", 0.01m),
    ];

    /// <summary>The span; null when the text is not of this notation, negative, or too long.</summary>
    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan();
        var ticks = 0m;
        if (rest.IsEmpty)
        {
            return null;
        }

        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !decimal.TryParse(
                rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return text is "0" ? TimeSpan.Zero : null;
            }

            rest = rest[digits..];
            if (UnitAt(rest) is not { } unit || number > 1_000_000_000)
            {
                return null;
            }

            ticks += number * unit.Ticks;
            rest = rest[unit.Unit.Length..];
        }

        return ticks <= TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : null;
    }

    /// <summary>The shortest text for a span of whole seconds: <c>1h30m</c>.</summary>
    public static string Write(TimeSpan span)
    {
        (long Count, string Unit)[] parts = [((long)span.TotalHours, "h"), (span.Minutes, "m"), (span.Seconds, "s")];
        var text = string.Concat(
            parts.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count}{part.Unit}")));
        return text.Length == 0 ? "0s" : text;
    }

    private static (string Unit, decimal Ticks)? UnitAt(ReadOnlySpan<char> text)
    {
        foreach (var unit in Units)
        {
            if (text.StartsWith(unit.Unit, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }
}
