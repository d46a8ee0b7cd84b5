namespace Proxmox.Simulator.Disks;

/// <summary>A disk or a partition of one, with what is found on it.</summary>
public abstract class BlockDevice
{
    protected BlockDevice(string name, long size)
    {
        Name = name;
        Size = size;
    }

    /// <summary>Its name in <c>/dev</c>: <c>sdb</c>, <c>nvme0n1p1</c>.</summary>
    public string Name { get; }

    /// <summary>Its path: <c>/dev/sdb</c>.</summary>
    public string Path => "/dev/" + Name;

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <summary>Whether LVM has made a physical volume of it.</summary>
    public bool IsPhysicalVolume { get; set; }

    /// <summary>Whether it is, or was, a member of a ZFS pool.</summary>
    public bool IsZfsMember { get; set; }

    /// <summary>The file system that <c>lsblk</c> finds on it; null for none.</summary>
    public string? FileSystem { get; set; }

    /// <summary>Where it is mounted; null for nowhere.</summary>
    public string? MountPoint { get; set; }

    /// <summary>Whether another device is made of it: a device mapper, a software RAID.</summary>
    public bool HasHolder { get; set; }

    /// <summary>The OSDs of Ceph whose data it holds. Such a device is a physical volume as well.</summary>
    public IList<int> OsdIds { get; } = [];

    /// <summary>Whether the data of its OSDs is encrypted.</summary>
    public bool IsOsdEncrypted { get; set; }

    /// <summary>How many OSDs have their database on it.</summary>
    public int OsdDatabases { get; set; }

    /// <summary>How many OSDs have their write-ahead log on it.</summary>
    public int OsdLogs { get; set; }

    /// <summary>What is on it, in PVE's word for it (<c>PVE::Diskmanage::get_disks</c>); null for nothing.</summary>
    protected string? OwnUse => IsPhysicalVolume ? "LVM"
        : IsZfsMember ? "ZFS"
        : TypeUse ?? FileSystem ?? (MountPoint is null ? null : "mounted");

    /// <summary>What the type of a partition says that it is for.</summary>
    protected virtual string? TypeUse => null;

    /// <summary>Makes it as empty as a new one.</summary>
    public virtual void Clear()
    {
        IsPhysicalVolume = IsZfsMember = HasHolder = IsOsdEncrypted = false;
        FileSystem = MountPoint = null;
        OsdIds.Clear();
        OsdDatabases = OsdLogs = 0;
    }
}

/// <summary>A partition.</summary>
public sealed class Partition : BlockDevice
{
    public Partition(Disk disk, string name, long size, string? type = null)
        : base(name, size)
    {
        Disk = disk;
        Type = type;
    }

    /// <summary>The disk that it is on.</summary>
    public Disk Disk { get; }

    /// <summary>
    /// What its type says that it is for: <c>BIOS boot</c>, <c>EFI</c>, <c>ZFS reserved</c>; null for nothing in particular.
    /// </summary>
    public string? Type { get; private set; }

    /// <summary>What it is used for; null for nothing.</summary>
    public string? Use => OwnUse ?? (HasHolder ? "Device Mapper" : null);

    protected override string? TypeUse => Type;

    public override void Clear()
    {
        base.Clear();
        Type = null;
    }
}
