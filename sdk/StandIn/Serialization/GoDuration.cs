using System.Globalization;
using System.Text.RegularExpressions;

namespace Pulumi.Serialization;

/// <summary>Durations as the engine writes them: numbers with units, such as <c>1h30m</c> or <c>1.5s</c>.</summary>
internal static partial class GoDuration
{
    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The duration, cut to whole ticks; null for an empty text.</returns>
    /// <exception cref="FormatException">It is no duration.</exception>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text is "0")
        {
            return TimeSpan.Zero;
        }

        var match = Duration().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is no duration such as 1h30m or 1.5s.");
        }

        var nanoseconds = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures)
            .Sum(part => decimal.Parse(part.First.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Nanoseconds(
                part.Second.Value));
        var span = TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick));
        return text[0] == '-' ? -span : span;
    }

    private static decimal Nanoseconds(string unit) => unit switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        _ => 3_600_000_000_000,
    };

    [GeneratedRegex(@"^[+-]?((?<number>\d+\.?\d*|\.\d+)(?<unit>ns|us|µs|μs|ms|s|m|h))+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Duration();
}
