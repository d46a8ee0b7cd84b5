using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Lxc;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Backup;

/// <summary>A slot of a guest and whether backups take it along (<c>get_backup_volumes</c>).</summary>
/// <param name="Name">Volume id or path.</param>
/// <param name="Reason">Why it is, or is not.</param>
/// <param name="Kind">Of a container's mount point: volume, bind or device.</param>
/// <param name="Path">Where a container has it.</param>
/// <param name="Size">Bytes, as the config says; null when it does not.</param>
internal sealed record BackupVolume(string Slot, string Name, bool Included, string Reason, string Kind, string Path, long? Size)
{
    /// <summary>The slots of a guest, as its config has them.</summary>
    public static IEnumerable<BackupVolume> Of(Datacenter datacenter, Guest guest)
    {
        GuestStore configs = guest.Type == "qemu" ? VmStore.Of(datacenter) : ContainerStore.Of(datacenter);
        var config = configs.Load(guest.Node, guest.VmId);
        return guest.Type == "qemu" ? OfVm(configs.Schema, config) : OfContainer(configs.Schema, config);
    }

    private static IEnumerable<BackupVolume> OfContainer(GuestSchema schema, GuestConfig config) =>
        MountPoint.All(schema, config.Options).Select(mount =>
        {
            var included = mount.IsVolume && (mount.Slot == MountPoint.Root || mount["backup"] == "1");
            var reason = !mount.IsVolume ? "not a volume"
                : mount.Slot == MountPoint.Root ? MountPoint.Root
                : included ? "enabled" : "disabled";
            return new BackupVolume(mount.Slot, mount.Volume, included, reason, mount.Kind, mount.Path, mount.Size);
        });

    private static IEnumerable<BackupVolume> OfVm(GuestSchema schema, GuestConfig config) => Drive.All(schema, config.Options)
        .Where(drive => !drive.IsCdrom)
        .Select(drive =>
        {
            var idle = drive.Slot == "efidisk0" && config["bios"] != "ovmf";
            var included = !idle && drive["backup"] != "0";
            return new BackupVolume(drive.Slot, drive.File, included,
                idle ? "efidisk but no OMVF BIOS" : included ? "backup=yes" : "backup=no", "volume", "", drive.Size);
        });
}
