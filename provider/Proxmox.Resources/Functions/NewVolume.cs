using System.Text.RegularExpressions;
using Proxmox.Client;

namespace Proxmox.Resources.Functions;

/// <summary>
/// A volume that is yet to be made stands in a text as storage and size: <c>local-lvm:32</c>, or as <c>local-lvm:cloudinit</c>.
/// </summary>
internal static partial class NewVolume
{
    /// <summary>The parts of a drive with storage and size in the place of such a volume.</summary>
    /// <param name="parts">The parts as the attributes read them.</param>
    /// <param name="text">The text that they were read from.</param>
    public static PveData Understood(PveData parts, string text)
    {
        var volume = parts["volume"].AsText() ?? "";
        var members = parts.Members.ToDictionary(StringComparer.Ordinal);
        if (volume.EndsWith(":cloudinit", StringComparison.Ordinal))
        {
            members.Remove("volume");
        }
        else if (Ordered().Match(volume) is { Success: true } ordered)
        {
            members.Remove("volume");
            members["size"] = ordered.Groups["size"].Value is "0" ? PveData.Null : PveData.Of(ordered.Groups["size"].Value + "G");
            if (!text.Contains("format=", StringComparison.Ordinal))
            {
                members.Remove("format");
            }
        }

        if (members.Remove("import-from", out var source))
        {
            members["import_from"] = source;
        }

        return PveData.Object(members);
    }

    [GeneratedRegex(@"\A[^:/]+:(?<size>\d+(\.\d+)?)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordered();
}
