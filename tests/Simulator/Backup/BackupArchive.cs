using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Backup;

/// <summary>What a backup holds of a guest.</summary>
/// <param name="Config">The config, as a file.</param>
/// <param name="Firewall">The guest's own rules, as a file; null where it has none.</param>
/// <param name="Disks">What was in its slots.</param>
public sealed record BackupArchive(GuestKind Kind, string Config, string? Firewall, IReadOnlyList<BackedUpDisk> Disks);

/// <summary>What a slot had in a backup.</summary>
/// <param name="Volume">The volume that it was.</param>
/// <param name="Size">Bytes that the guest sees.</param>
/// <param name="Used">Bytes of data.</param>
public sealed record BackedUpDisk(string Slot, string Volume, long Size, long Used);
