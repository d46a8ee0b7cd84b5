using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Disks;

/// <summary>A disk or partition in the list of them (<c>PVE::Diskmanage::get_disks</c>).</summary>
internal static class DiskEntry
{
    /// <summary>A disk.</summary>
    /// <param name="withPartitions">Whether its partitions are shown besides.</param>
    /// <param name="skipsSmart">Whether nobody asks it how it is.</param>
    public static JObject Of(Disk disk, bool withPartitions, bool skipsSmart)
    {
        var isFlash = disk.Kind != DiskKind.Hdd;
        var osds = disk.Devices.SelectMany(device => device.OsdIds).ToList();
        var entry = new JObject
        {
            ["devpath"] = disk.Path,
            ["size"] = disk.Size,
            ["type"] = disk.Kind.ToString().ToLowerInvariant(),
            ["rpm"] = isFlash ? 0 : 7200,
            ["vendor"] = disk.Vendor,
            ["model"] = disk.Model.Replace(' ', '_'),
            ["serial"] = disk.Serial,
            ["wwn"] = disk.Wwn,
            ["by_id_link"] = disk.Link,
            ["gpt"] = disk.HasGpt ? 1 : 0,
            ["health"] = skipsSmart ? "UNKNOWN" : disk.Health,
            ["wearout"] = isFlash && !skipsSmart ? disk.LifeLeft : "N/A",
            ["osdid"] = osds.Count > 0 ? osds[^1] : -1,
            ["osdid-list"] = osds.Count > 0 ? new JArray(osds) : null,
        };
        if (disk.MountPoint is not null)
        {
            entry["mounted"] = 1;
        }

        if ((withPartitions ? disk.UseBesidePartitions : disk.Use) is { } use)
        {
            entry["used"] = use;
        }

        if (osds.Count > 0)
        {
            entry["bluestore"] = 1;
            entry["osdencrypted"] = disk.Devices.Any(device => device.IsOsdEncrypted) ? 1 : 0;
        }

        Count(entry, "db", disk.Devices.Sum(device => device.OsdDatabases));
        Count(entry, "wal", disk.Devices.Sum(device => device.OsdLogs));
        return entry;
    }

    /// <summary>A partition.</summary>
    public static JObject Of(Partition partition)
    {
        var entry = new JObject
        {
            ["devpath"] = partition.Path,
            ["parent"] = partition.Disk.Path,
            ["type"] = "partition",
            ["size"] = partition.Size,
            ["gpt"] = partition.Disk.HasGpt ? 1 : 0,
            ["osdid"] = partition.OsdIds.Count > 0 ? partition.OsdIds[^1] : -1,
            ["osdid-list"] = partition.OsdIds.Count > 0 ? new JArray(partition.OsdIds) : null,
            ["used"] = partition.Use,
        };
        if (partition.MountPoint is not null)
        {
            entry["mounted"] = 1;
        }

        Count(entry, "db", partition.OsdDatabases);
        Count(entry, "wal", partition.OsdLogs);
        return entry;
    }

    private static void Count(JObject entry, string key, int number)
    {
        if (number > 0)
        {
            entry[key] = number;
        }
    }
}
