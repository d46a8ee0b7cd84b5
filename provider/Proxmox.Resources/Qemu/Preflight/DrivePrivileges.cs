using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>The privileges that PVE asks for the drives of a VM, which depend on what becomes of them.</summary>
internal static class DrivePrivileges
{
    /// <summary>What a plan needs on the VM: a new VM's drives are a matter of their storages alone; those that a clone or a backup brings
    /// are changed later.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="path">Its path.</param>
    public static IEnumerable<PrivilegeNeed> Of(PlannedGuest vm, string path) =>
        from part in vm.Plan.IsCreate && !vm.Model.BringsDrives(vm.Plan.Config) ? [] : vm.Parts(Vm.Drives)
        from value in (Value[])[part.Before, part.After]
        where value.Kind == ValueKind.Object
        from privilege in Kind(new("", value)).Privileges
        where privilege.Path == GuestPrivilege.Path
        select PrivilegeNeed.ToSet(part.Path, privilege, path);

    private static Field Kind(Drive drive) => drive.IsDisk ? Disks.Map : drive.IsCloudInit ? Disks.CloudInit : Disks.Iso;
}
