namespace Proxmox.Simulator.Disks;

/// <summary>What a disk is made of.</summary>
public enum DiskKind
{
    /// <summary>Spinning.</summary>
    Hdd,

    /// <summary>Flash behind SATA or SAS.</summary>
    Ssd,

    /// <summary>Flash behind NVMe.</summary>
    Nvme,
}

/// <summary>
/// A disk of a node. What an area makes of one it says by its marks (<see cref="BlockDevice.IsPhysicalVolume"/>,
/// <see cref="BlockDevice.OsdIds"/> and their kin); <see cref="Use"/> follows from them as in PVE.
/// </summary>
public sealed class Disk : BlockDevice
{
    private readonly List<Partition> _partitions = [];

    /// <param name="name">Its name in <c>/dev</c>.</param>
    /// <param name="size">Bytes.</param>
    public Disk(string name, long size, DiskKind kind, string model, string serial)
        : base(name, size)
    {
        Kind = kind;
        Model = model;
        Serial = serial;
    }

    public DiskKind Kind { get; }

    public string Vendor => Kind == DiskKind.Nvme ? "unknown" : "ATA     ";

    public string Model { get; }

    public string Serial { get; }

    /// <summary>Its world-wide name.</summary>
    public string Wwn => Kind == DiskKind.Nvme ? $"eui.{Serial.ToLowerInvariant()}" : $"0x5000{Serial.ToLowerInvariant()}";

    /// <summary>The link that stays when the kernel numbers the disks in another way.</summary>
    public string Link => $"/dev/disk/by-id/{(Kind == DiskKind.Nvme ? "nvme" : "ata")}-{Model.Replace(' ', '_')}_{Serial}";

    /// <summary>What its self-monitoring says: <c>PASSED</c>, <c>FAILED!</c>, <c>UNKNOWN</c>.</summary>
    public string Health { get; set; } = "PASSED";

    /// <summary>Percent of its life that is left; of no meaning for a spinning one.</summary>
    public int LifeLeft { get; set; } = 98;

    /// <summary>Whether it has a table of partitions, in GPT's form.</summary>
    public bool HasGpt { get; set; }

    /// <summary>Its partitions, by their number.</summary>
    public IReadOnlyList<Partition> Partitions => _partitions;

    /// <summary>What it is used for as a list without partitions shows it; null for nothing.</summary>
    public string? Use => OwnUse ?? _partitions.Select(partition => partition.Use).FirstOrDefault(use => use is not null)
        ?? (_partitions.Count > 0 ? "partitions" : Held);

    /// <summary>What it is used for where its partitions are shown besides.</summary>
    public string? UseBesidePartitions => _partitions.Count > 0 ? "partitions" : OwnUse ?? Held;

    private string? Held => HasHolder ? "Device Mapper" : null;

    /// <summary>It and its partitions.</summary>
    public IEnumerable<BlockDevice> Devices => _partitions.Prepend<BlockDevice>(this);

    /// <summary>Makes a partition of it.</summary>
    /// <param name="number">Which one it is.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="type">What its type says that it is for; null for nothing in particular.</param>
    public Partition AddPartition(int number, long size, string? type = null)
    {
        HasGpt = true;
        var partition = new Partition(this, char.IsDigit(Name[^1]) ? $"{Name}p{number}" : $"{Name}{number}", size, type);
        _partitions.Add(partition);
        return partition;
    }

    public override void Clear()
    {
        base.Clear();
        HasGpt = false;
        _partitions.Clear();
    }
}
