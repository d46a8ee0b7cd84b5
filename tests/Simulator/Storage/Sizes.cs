using System.Globalization;

namespace Proxmox.Simulator.Storage;

/// <summary>Numbers of bytes as PVE prints them.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>As <c>PVE::Format::render_bytes</c> does: two decimals, from bytes upwards.</summary>
    public static string Render(long bytes) => Scale(bytes, "F2");

    /// <summary>As the log of a copy does: one decimal.</summary>
    public static string Human(long bytes) => Scale(bytes, "F1");

    private static string Scale(long bytes, string format)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1024 && unit < Units.Length - 1; unit++)
        {
            value /= 1024;
        }

        return value.ToString(format, CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
