using Proxmox.Client;

namespace Proxmox.Resources.Nodes.Disks;

/// <summary>
/// What works with a disk, as against what is left on it of something that is gone: PVE calls both used, and refuses to wipe only a part of
/// the first.
/// </summary>
internal static class LiveUses
{
    /// <summary>The use of a disk or of one of its partitions, to be read behind "is used: "; null when there is none.</summary>
    public static async Task<string?> FindAsync(IPve pve, NodeDisks disks, NodeDisk disk, CancellationToken cancel)
    {
        var parts = disks.PartsOf(disk).Prepend(disk).ToList();
        foreach (var part in parts)
        {
            if (part.Osds.Count > 0)
            {
                return $"{part.Path} holds Ceph OSD {string.Join(", ", part.Osds)}";
            }

            if (part.IsMounted)
            {
                return $"{part.Path} is mounted ({part.Use})";
            }

            if (part.Use is "BIOS boot" or "EFI" or "Device Mapper")
            {
                return $"{part.Path} is {part.Use}";
            }
        }

        return await HolderAsync(pve, disks, parts, cancel);
    }

    private static async Task<string?> HolderAsync(IPve pve, NodeDisks disks, IReadOnlyList<NodeDisk> parts, CancellationToken cancel)
    {
        var node = disks.Node;
        var names = parts.SelectMany(disks.NamesOf).ToHashSet(StringComparer.Ordinal);
        if (parts.Any(part => part.Use == "LVM"))
        {
            var groups = await pve.GetAsync(PvePath.Join("nodes", node, "disks", "lvm"), cancel: cancel);
            foreach (var group in groups["children"].Items)
            {
                if (group["children"].Items.Select(volume => volume["name"].AsText()).FirstOrDefault(IsOne) is { } path)
                {
                    return $"{path} is a part of volume group {group["name"].AsText()}";
                }
            }
        }

        if (parts.Any(part => part.Use is "ZFS" or "ZFS reserved"))
        {
            foreach (var pool in (await pve.GetAsync(PvePath.Join("nodes", node, "disks", "zfs"), cancel: cancel)).Items)
            {
                var entry = await ZpoolReading.CompleteAsync(pve, node, pool, cancel);
                if (ZpoolReading.PathsOf(entry).FirstOrDefault(IsOne) is { } path)
                {
                    return $"{path} is a part of ZFS pool {pool["name"].AsText()}";
                }
            }
        }

        return null;

        bool IsOne(string? path) => path is not null && names.Contains(path);
    }
}
