namespace Proxmox.Simulator.Disks;

/// <summary>A volume group of LVM.</summary>
public sealed class VolumeGroup
{
    private const long Extent = 4L << 20;
    private const long Metadata = 512L << 10;

    /// <param name="name">Its name.</param>
    /// <param name="devices">What it is made of.</param>
    public VolumeGroup(string name, IEnumerable<BlockDevice> devices)
    {
        Name = name;
        foreach (var device in devices)
        {
            device.IsPhysicalVolume = true;
            Devices.Add(device);
        }
    }

    public string Name { get; }

    /// <summary>Its physical volumes.</summary>
    public IList<BlockDevice> Devices { get; } = [];

    /// <summary>Its thin pools.</summary>
    public IList<ThinPool> ThinPools { get; } = [];

    /// <summary>Bytes.</summary>
    public long Size => Devices.Sum(SizeOf);

    /// <summary>Bytes that a physical volume has for data.</summary>
    public static long SizeOf(BlockDevice device) => (device.Size - Metadata) / Extent * Extent;
}

/// <summary>A thin pool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes for data.</param>
public sealed record ThinPool(string Name, long Size)
{
    private const long Gibibyte = 1L << 30;

    /// <summary>Bytes for metadata: a hundredth, between 1 and 16 GiB.</summary>
    public long Metadata { get; init; } = Gibibyte;

    /// <summary>Bytes that are written.</summary>
    public long Used { get; set; }

    /// <summary>What PVE makes of all that a physical volume has.</summary>
    public static ThinPool Of(string name, long available)
    {
        var data = available - (128L << 20);
        var metadata = Math.Clamp(data / 100, Gibibyte, 16 * Gibibyte);
        return new ThinPool(name, data - (2 * metadata)) { Metadata = metadata };
    }
}

/// <summary>A ZFS pool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Level">How its disks make up for each other, in PVE's word.</param>
/// <param name="Members">What it is made of.</param>
public sealed record Zpool(string Name, string Level, IReadOnlyList<BlockDevice> Members)
{
    /// <summary>What follows the level in the name of a dRAID: <c>2d:12c:1s</c>; null for another one.</summary>
    public string? Layout { get; init; }

    /// <summary>The paths by which it knows its members.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    public int SectorShift { get; init; } = 12;

    public string Compression { get; init; } = "on";

    /// <summary>Its members that do not answer.</summary>
    public ISet<string> Failed { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary><c>ONLINE</c>, or <c>DEGRADED</c> when a member does not answer.</summary>
    public string State => Failed.Count == 0 ? "ONLINE" : "DEGRADED";

    /// <summary>Bytes, as <c>zpool list</c> counts them: those of mirrors once, those of parity too.</summary>
    public long Size => Level is "mirror" or "raid10"
        ? Members.Chunk(Level == "mirror" ? Members.Count : 2).Sum(mirror => mirror.Min(SizeOf))
        : Members.Sum(SizeOf);

    private static long SizeOf(BlockDevice device) => device.Size / 100 * 99;
}

/// <summary>A file system that is mounted below <c>/mnt/pve</c> by a unit of systemd.</summary>
/// <param name="Name">The name below <c>/mnt/pve</c>.</param>
/// <param name="Partition">What holds it.</param>
/// <param name="FileSystem">Its type.</param>
/// <param name="Uuid">Its UUID, by which the unit finds it.</param>
public sealed record MountUnit(string Name, BlockDevice Partition, string FileSystem, string Uuid)
{
    public string Path => "/mnt/pve/" + Name;

    public string Device => "/dev/disk/by-uuid/" + Uuid;

    public string UnitName => UnitOf(Name);

    public string UnitPath => "/etc/systemd/system/" + UnitName;

    /// <summary>The unit of a name, where a hyphen is written as systemd escapes it.</summary>
    public static string UnitOf(string name) => $"mnt-pve-{name.Replace("-", "\\x2d", StringComparison.Ordinal)}.mount";
}
