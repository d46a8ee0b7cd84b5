using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Disks;

/// <summary>
/// The disks of a node and what has been made of them. A node has one disk with the system on it and sixteen that are empty, except on
/// the host of the recordings, which has none that PVE takes for one. Whatever else uses a disk, as an OSD does, takes it from here:
/// <c>NodeDisks.Of(datacenter, node).Unused(path)</c>, and marks it.
/// </summary>
public sealed class NodeDisks
{
    private const long Terabyte = 1_000_204_886_016;

    private NodeDisks(Datacenter datacenter, string node)
    {
        Datacenter = datacenter;
        Node = node;
        if (StorageConfig.Of(datacenter).Host.BlockDevices.Count == 0)
        {
            Stock();
        }
    }

    public Datacenter Datacenter { get; }

    public string Node { get; }

    /// <summary>The disks, by name.</summary>
    public IList<Disk> All { get; } = [];

    /// <summary>The volume groups.</summary>
    public IList<VolumeGroup> VolumeGroups { get; } = [];

    /// <summary>The ZFS pools.</summary>
    public IList<Zpool> Pools { get; } = [];

    /// <summary>The file systems that PVE has made a mount unit for.</summary>
    public IList<MountUnit> Mounts { get; } = [];

    /// <summary>The disks of a node.</summary>
    public static NodeDisks Of(Datacenter datacenter, string node)
    {
        var all = datacenter.Part(_ => new Rack()).Nodes;
        return all.TryGetValue(node, out var disks) ? disks : all[node] = new NodeDisks(datacenter, node);
    }

    /// <summary>A disk or partition by its path, or by a link to it; null when there is none.</summary>
    public BlockDevice? Find(string path) => All.SelectMany(disk => disk.Devices)
        .FirstOrDefault(device => device.Path == path || (device is Disk { Link: var link } && link == path))
        ?? Mounts.FirstOrDefault(mount => mount.Device == path)?.Partition;

    /// <summary>A disk or partition that nothing uses yet, as PVE looks for one before it makes something of it.</summary>
    /// <exception cref="PveError">There is none, or it is used.</exception>
    public BlockDevice Unused(string path)
    {
        var device = Require(path);
        if (UseOf(device) is not null)
        {
            throw PveError.Die($"device '{device.Path}' is already in use");
        }

        return device;
    }

    /// <summary>A disk or partition, in the words of <c>PVE::Diskmanage</c> where there is none that it takes for one.</summary>
    public BlockDevice Require(string path)
    {
        RequireDevice(path);
        return Find(path) ?? throw PveError.Die($"'{path}' is not a valid local disk");
    }

    /// <summary>Fails as <c>verify_blockdev_path</c> does.</summary>
    public void RequireDevice(string path)
    {
        if (!path.StartsWith('/'))
        {
            // The daemon's directory, which the recordings say the name of.
            throw PveError.Die("got unusual device path '/srv/data'");
        }

        if (Find(path) is null && !StorageConfig.Of(Datacenter).Host.BlockDevices.Contains(path))
        {
            throw PveError.Die(path.StartsWith("/dev/disk/", StringComparison.Ordinal)
                ? $"failed to get absolute path to {path}" : "not a valid block device");
        }
    }

    /// <summary>What stands against making something of a device; null for nothing (<c>disk_is_used</c>).</summary>
    public static string? UseOf(BlockDevice device) => device switch
    {
        Partition partition => partition.Use,
        Disk disk => disk.UseBesidePartitions,
        _ => null,
    };

    private void Stock()
    {
        var system = new Disk("sda", 240_057_409_536, DiskKind.Ssd, "MICRON M5400", "5F2A00000001");
        system.AddPartition(1, 1 << 20, "BIOS boot");
        system.AddPartition(2, 1 << 30, "EFI").FileSystem = "vfat";
        var third = system.AddPartition(3, system.Size - (2L << 30));
        All.Add(system);
        var group = new VolumeGroup("pve", [third]);
        group.ThinPools.Add(new ThinPool("data", third.Size / 3 * 2));
        VolumeGroups.Add(group);
        for (var letter = 'b'; letter <= 'm'; letter++)
        {
            All.Add(new Disk($"sd{letter}", 4 * Terabyte, DiskKind.Hdd, "ST4000NM000A-2HZ100", $"WS20000{letter - 'a':D5}"));
        }

        for (var number = 0; number < 4; number++)
        {
            All.Add(new Disk($"nvme{number}n1", 2 * Terabyte, DiskKind.Nvme, "SAMSUNG MZQL21T9HCJR", $"S64G0000000{number}"));
        }
    }

    private sealed class Rack
    {
        public Dictionary<string, NodeDisks> Nodes { get; } = new(StringComparer.Ordinal);
    }
}
