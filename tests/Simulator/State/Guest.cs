namespace Proxmox.Simulator.State;

/// <summary>What the cluster knows of a guest (<c>.vmlist</c> and the statistics that pvestatd broadcasts).</summary>
public sealed class Guest
{
    public required int VmId { get; init; }

    /// <summary><c>qemu</c> or <c>lxc</c>.</summary>
    public required string Type { get; init; }

    public required string Node { get; set; }

    public string? Name { get; set; }

    /// <summary><c>running</c>, <c>stopped</c> or <c>unknown</c>.</summary>
    public string Status { get; set; } = "stopped";

    public bool Template { get; set; }

    /// <summary>The lock in the guest's config; null when it has none.</summary>
    public string? Lock { get; set; }

    public string? Tags { get; set; }

    public int MaxCpu { get; set; } = 1;

    /// <summary>Bytes.</summary>
    public long MaxMemory { get; set; } = 512L << 20;

    /// <summary>Bytes.</summary>
    public long MaxDisk { get; set; }

    /// <summary>Bytes of memory in use.</summary>
    public long Memory { get; set; }

    /// <summary>Bytes in use of what <see cref="MaxDisk"/> tells the size of.</summary>
    public long Disk { get; set; }

    /// <summary>When it was started, in seconds since 1970; null while it is not running.</summary>
    public long? StartedAt { get; set; }
}
