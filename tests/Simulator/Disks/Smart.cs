using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Disks;

/// <summary>What a disk's self-monitoring says: a table for ATA, a text for NVMe.</summary>
internal static class Smart
{
    private static readonly (int Id, string Name, string Flags, int Value, int Threshold, string Raw)[] Spinning =
    [
        (1, "Raw_Read_Error_Rate", "POSR--", 117, 6, "158983656"), (5, "Reallocated_Sector_Ct", "PO--CK", 100, 10, "0"),
        (9, "Power_On_Hours", "-O--CK", 88, 0, "10512"), (194, "Temperature_Celsius", "-O---K", 31, 0, "31 (0 18 0 0 0)"),
        (197, "Current_Pending_Sector", "-O--C-", 100, 0, "0"),
    ];

    /// <summary>What <c>smartctl</c> says of a disk, as PVE reads it.</summary>
    public static JObject Report(Disk disk) => disk.Kind == DiskKind.Nvme
        ? new JObject
        {
            ["health"] = disk.Health,
            ["type"] = "text",
            ["wearout"] = disk.LifeLeft,
            ["text"] = "\nSMART/Health Information (NVMe Log 0x02)\nCritical Warning:                   0x00\n"
                + "Temperature:                        34 Celsius\nAvailable Spare:                    100%\n"
                + string.Create(CultureInfo.InvariantCulture, $"Percentage Used:                    {100 - disk.LifeLeft}%\n")
                + "Power On Hours:                     687\n",
        }
        : new JObject
        {
            ["health"] = disk.Health,
            ["type"] = "ata",
            ["attributes"] = new JArray(Spinning.Select(row => Attribute(row.Id, row.Name, row.Flags, row.Value, row.Threshold, row.Raw))
                .Concat(disk.Kind == DiskKind.Ssd ? [Attribute(233, "Media_Wearout_Indicator", "-O--CK", disk.LifeLeft, 0, "0")] : [])),
        };

    private static JObject Attribute(int id, string name, string flags, int value, int threshold, string raw) => new()
    {
        ["id"] = id.ToString(CultureInfo.InvariantCulture).PadLeft(3),
        ["name"] = name,
        ["flags"] = flags,
        ["value"] = value,
        ["normalized"] = value,
        ["worst"] = value,
        ["threshold"] = threshold,
        ["fail"] = "-",
        ["raw"] = raw,
    };
}
