using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>The slots that drives sit in (<c>PVE::QemuServer::Drive</c>).</summary>
public static partial class Drives
{
    /// <summary>Every slot, in PVE's order.</summary>
    public static IReadOnlyList<string> Slots { get; } =
        [.. Numbered("ide", 4), .. Numbered("scsi", 31), .. Numbered("virtio", 16), .. Numbered("sata", 6), "efidisk0", "tpmstate0"];

    private static readonly FrozenSet<string> SlotSet = Slots.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsSlot(string key) => SlotSet.Contains(key);

    /// <summary>Whether a volume is a cloud-init drive, allocated already or ordered.</summary>
    public static bool IsCloudInit(string? file) => file is not null && CloudInitFile().IsMatch(file);

    /// <summary>The slot of the cloud-init drive; null where there is none.</summary>
    public static string? CloudInitSlot(OptionSet options, string? except = null) =>
        Slots.FirstOrDefault(slot => slot != except && IsCloudInit(options[slot]?.Split(',')[0]));

    private static IEnumerable<string> Numbered(string kind, int count) =>
        Enumerable.Range(0, count).Select(i => kind + i.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"[:/](?:vm-\d+-)?cloudinit(?:\.(?:raw|qcow|qcow2|qed|vmdk|cloop))?$")]
    private static partial Regex CloudInitFile();
}
