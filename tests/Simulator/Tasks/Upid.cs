using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Tasks;

/// <summary>A worker's identifier (<c>PVE::UPID</c>).</summary>
/// <param name="ProcessStart">Start of the process in clock ticks since boot.</param>
/// <param name="StartTime">Seconds since 1970.</param>
/// <param name="User">User or token that started it.</param>
public sealed partial record Upid(string Node, long Pid, long ProcessStart, long StartTime, string Type, string Id, string User)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"UPID:{Node}:{Pid:X8}:{ProcessStart:X8}:{StartTime:X8}:{Type}:{Id}:{User}:");

    /// <summary>Reads a UPID; null when the text is none.</summary>
    public static Upid? TryParse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? new Upid(
                match.Groups[1].Value,
                Hex(match.Groups[2].Value),
                Hex(match.Groups[3].Value),
                Hex(match.Groups[4].Value),
                match.Groups[5].Value,
                match.Groups[6].Value,
                match.Groups[7].Value)
            : null;
    }

    private static long Hex(string text) => long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\AUPID:([a-zA-Z0-9](?:[a-zA-Z0-9\-]*[a-zA-Z0-9])?):([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8,9}):([0-9A-Fa-f]{8}):([^:\s/]+):([^:\s/]*):([^:\s/]+):\n?\z")]
    private static partial Regex Pattern();
}
