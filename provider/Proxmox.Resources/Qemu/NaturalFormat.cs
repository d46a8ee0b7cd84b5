using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// The format of volumes that have no other: what is on a storage of blocks is raw, and its name says nothing of a format, as that of a
/// file does.
/// </summary>
internal static class NaturalFormat
{
    /// <summary>A configuration without such formats.</summary>
    /// <param name="config">The configuration of a VM.</param>
    /// <param name="vm">All that PVE tells of it.</param>
    public static Value LeftOut(Value config, Value vm) => Vm.Drives.Where(drives => !config[drives.Name].IsNull)
        .Aggregate(config, (told, drives) => told.With(drives.Name, drives == Disks.Map
            ? Value.Object(told[drives.Name].Members.Select(disk =>
                KeyValuePair.Create(disk.Key, Of(disk.Value, vm[drives.Name][disk.Key]))))
            : Of(told[drives.Name], vm[drives.Name])));

    private static Value Of(Value config, Value disk) =>
        config[Disks.Format.Name].AsText() == "raw" && disk[Disks.Volume.Name].AsText() is { } volume
        && !volume.EndsWith(".raw", StringComparison.Ordinal) && Guests.Drives.GuestDrive.IsVolumeId(Value.Of(volume))
            ? Value.Object(config.Members.Where(member => member.Key != Disks.Format.Name)) : config;
}
