using Proxmox.Simulator.Disks;

namespace Proxmox.Simulator.Ceph;

/// <summary>A monitor, manager or metadata server.</summary>
/// <param name="Type">Such as <c>mon</c>.</param>
/// <param name="Name">Its id.</param>
/// <param name="Node">The node that it runs on.</param>
public sealed record CephDaemon(string Type, string Name, string Node)
{
    /// <summary>Addresses of a monitor, the first for what speaks of one.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether its service was started.</summary>
    public bool IsStarted { get; set; } = true;

    /// <summary>The file system that a metadata server serves; null while it stands by.</summary>
    public string? FileSystem { get; set; }

    /// <summary>What its section in <c>ceph.conf</c> is called.</summary>
    public string Section => $"{Type}.{Name}";
}

/// <summary>An object storage daemon.</summary>
public sealed class Osd
{
    public required int Id { get; init; }

    public required string Node { get; init; }

    /// <summary>The disk that holds its data.</summary>
    public required BlockDevice Device { get; init; }

    /// <summary>The disk of its database, and of its write-ahead log; null for its own.</summary>
    public BlockDevice? DbDevice { get; init; }

    /// <inheritdoc cref="DbDevice"/>
    public BlockDevice? WalDevice { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string DeviceClass { get; set; }

    public bool IsEncrypted { get; init; }

    public bool IsStarted { get; set; } = true;

    /// <summary>Whether data is placed on it.</summary>
    public bool IsIn { get; set; } = true;

    /// <summary>Placement groups that have not moved away from it, although it is out.</summary>
    public int LeftGroups { get; set; }

    /// <summary>What was asked of it last, for tests: <c>scrub</c> or <c>deep-scrub</c>.</summary>
    public string? LastScrub { get; set; }

    public string Section => $"osd.{Id}";

    /// <summary>The volume group that <c>ceph-volume</c> made on the disk.</summary>
    public required string VolumeGroup { get; init; }
}

/// <summary>A pool.</summary>
public sealed class CephPool
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether it is erasure coded.</summary>
    public string? Profile { get; init; }

    public long Size { get; set; } = 3;

    public long MinSize { get; set; } = 2;

    public long Groups { get; set; } = 128;

    public string Rule { get; set; } = "replicated_rule";

    public string AutoscaleMode { get; set; } = "on";

    public SortedSet<string> Applications { get; } = new(StringComparer.Ordinal);

    /// <summary>The options that are set besides: <c>pg_num_min</c>, <c>target_size_bytes</c>, <c>target_size_ratio</c>.</summary>
    public SortedDictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>What is stored there, besides the volumes of PVE.</summary>
    public long Stored { get; set; }
}

/// <summary>How chunks of an erasure-coded pool are placed.</summary>
/// <param name="Data">Number of data chunks.</param>
/// <param name="Coding">Number of coding chunks.</param>
/// <param name="FailureDomain">Such as <c>host</c>.</param>
/// <param name="DeviceClass">The only OSDs that are used; null for all.</param>
public sealed record CephProfile(int Data, int Coding, string FailureDomain = "host", string? DeviceClass = null);

/// <summary>A rule by which data is placed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="FailureDomain">What may hold only one copy each: <c>host</c> or <c>osd</c>.</param>
/// <param name="DeviceClass">The only OSDs that are used; null for all.</param>
public sealed record CrushRule(int Id, string FailureDomain = "host", string? DeviceClass = null);

/// <summary>A file system.</summary>
/// <param name="Id">Its number.</param>
/// <param name="MetadataPool">The pool of its metadata.</param>
/// <param name="DataPool">The pool of its data.</param>
public sealed record CephFileSystem(int Id, string MetadataPool, string DataPool);
