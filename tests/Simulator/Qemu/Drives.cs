using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Qemu;

/// <summary>The slots that drives sit in (<c>PVE::QemuServer::Drive</c>).</summary>
public static partial class Drives
{
    /// <summary>Every slot, in PVE's order.</summary>
    public static IReadOnlyList<string> Slots { get; } =
        [.. Numbered("ide", 4), .. Numbered("scsi", 31), .. Numbered("virtio", 16), .. Numbered("sata", 6), "efidisk0", "tpmstate0"];

    private static readonly FrozenSet<string> SlotSet = Slots.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsSlot(string key) => SlotSet.Contains(key);

    public static bool IsUnused(string key) => UnusedKey().IsMatch(key);

    /// <summary>Whether a volume is a cloud-init drive, allocated already or ordered.</summary>
    public static bool IsCloudInit(string? file) => file is not null && CloudInitFile().IsMatch(file);

    /// <summary>The slot of the cloud-init drive; null where there is none.</summary>
    public static string? CloudInitSlot(OptionSet options, string? except = null) =>
        Slots.FirstOrDefault(slot => slot != except && IsCloudInit(options[slot]?.Split(',')[0]));

    /// <summary>Bytes of a size such as <c>4M</c> or <c>1.5G</c> (<c>PVE::JSONSchema::parse_size</c>); null when it is none.</summary>
    public static long? ParseSize(string text)
    {
        if (SizeText().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var factor = match.Groups[2].Value switch { "K" => 1L << 10, "M" => 1L << 20, "G" => 1L << 30, "T" => 1L << 40, _ => 1L };
        return (long)(decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * factor);
    }

    /// <summary>A size with the largest unit that leaves it whole (<c>PVE::JSONSchema::format_size</c>).</summary>
    public static string FormatSize(long bytes)
    {
        string[] units = ["", "K", "M", "G", "T"];
        var unit = 0;
        while (unit < units.Length - 1 && bytes > 0 && bytes % 1024 == 0)
        {
            bytes /= 1024;
            unit++;
        }
        return bytes.ToString(CultureInfo.InvariantCulture) + units[unit];
    }

    private static IEnumerable<string> Numbered(string kind, int count) =>
        Enumerable.Range(0, count).Select(i => kind + i.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^unused\d+$")]
    private static partial Regex UnusedKey();

    [GeneratedRegex(@"[:/](?:vm-\d+-)?cloudinit(?:\.(?:raw|qcow|qcow2|qed|vmdk|cloop))?$")]
    private static partial Regex CloudInitFile();

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)([KMGT])?$")]
    private static partial Regex SizeText();
}
