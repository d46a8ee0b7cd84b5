using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Storage;

/// <summary>Numbers of bytes as PVE prints them.</summary>
public static partial class Sizes
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>As <c>PVE::Format::render_bytes</c> does: two decimals, from bytes upwards.</summary>
    public static string Render(long bytes) => Scale(bytes, "F2");

    /// <summary>As the log of a copy does: one decimal.</summary>
    public static string Human(long bytes) => Scale(bytes, "F1");

    /// <summary>Bytes of a size such as <c>4M</c> or <c>1.5G</c> (<c>PVE::JSONSchema::parse_size</c>); null when it is none.</summary>
    public static long? Parse(string text)
    {
        if (SizeText().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var factor = match.Groups[2].Value switch { "K" => 1L << 10, "M" => 1L << 20, "G" => 1L << 30, "T" => 1L << 40, _ => 1L };
        return (long)(decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * factor);
    }

    /// <summary>A size with the largest unit that leaves it whole (<c>PVE::JSONSchema::format_size</c>).</summary>
    public static string Format(long bytes)
    {
        string[] units = ["", "K", "M", "G", "T"];
        var unit = 0;
        while (unit < units.Length - 1 && bytes % 1024 == 0)
        {
            bytes /= 1024;
            unit++;
        }
        return bytes.ToString(CultureInfo.InvariantCulture) + units[unit];
    }

    /// <summary>Bytes after a change: a size, or one that is added to the present one and begins with a plus sign.</summary>
    public static long Change(string text, long bytes) => (Parse(text.TrimStart('+')) ?? 0) + (text[0] == '+' ? bytes : 0);

    private static string Scale(long bytes, string format)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1024 && unit < Units.Length - 1; unit++)
        {
            value /= 1024;
        }

        return value.ToString(format, CultureInfo.InvariantCulture) + " " + Units[unit];
    }

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)([KMGT])?$")]
    private static partial Regex SizeText();
}
