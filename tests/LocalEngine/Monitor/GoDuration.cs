using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.LocalEngine.Monitor;

/// <summary>Durations as programs send them: <c>1h30m</c>, <c>90s</c>, <c>1.5h</c>, <c>250000000ns</c>.</summary>
internal static partial class GoDuration
{
    /// <summary>Seconds; 0 for an empty text.</summary>
    /// <exception cref="FormatException">It is no duration.</exception>
    public static double Seconds(string text)
    {
        if (text.Length == 0 || text == "0")
        {
            return 0;
        }

        var match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"unable to parse customTimeout Value {text}");
        }

        var seconds = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures)
            .Sum(part => double.Parse(part.First.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) * UnitSeconds(
                part.Second.Value));
        return match.Groups["sign"].Value == "-" ? -seconds : seconds;
    }

    private static double UnitSeconds(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"^(?<sign>[-+]?)((?<number>\d+\.?\d*|\.\d+)(?<unit>ns|us|µs|μs|ms|s|m|h))+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
