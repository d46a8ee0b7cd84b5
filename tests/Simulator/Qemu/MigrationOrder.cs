using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>How a VM is to move.</summary>
internal sealed record MigrationOrder
{
    /// <summary>Whether it keeps running.</summary>
    public bool Online { get; init; }

    /// <summary>Whether local disks move with a VM that keeps running.</summary>
    public bool WithLocalDisks { get; init; }

    /// <summary>Whether local devices are overlooked.</summary>
    public bool Force { get; init; }

    /// <summary>Which storage takes the place of which.</summary>
    public StorageMap Storages { get; init; } = StorageMap.Parse(null);
}
