using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Qemu.Drives;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>The privileges that PVE asks for the drives of a VM, which depend on what becomes of them.</summary>
internal static class DrivePrivileges
{
    /// <summary>All that a plan needs.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="path">Its path.</param>
    public static IEnumerable<PrivilegeNeed> Of(PlannedGuest vm, string path) => OnVm(vm, path).Concat(OnStorages(vm));

    // A new VM's drives are a matter of their storages alone; those of a clone are changed after it was made.
    private static IEnumerable<PrivilegeNeed> OnVm(PlannedGuest vm, string path) =>
        from part in vm.Plan.IsCreate && vm.ToClone is null ? [] : vm.Parts(Vm.Drives)
        from value in (Value[])[part.Before, part.After]
        where value.Kind == ValueKind.Object
        from privilege in Kind(new("", value)).Privileges
        where privilege.Path == GuestPrivilege.Path
        select PrivilegeNeed.ToSet(part.Path, privilege, path);

    private static Field Kind(Drive drive) => drive.IsDisk ? Disks.Map : drive.IsCloudInit ? Disks.CloudInit : Disks.Iso;

    private static IEnumerable<PrivilegeNeed> OnStorages(PlannedGuest vm)
    {
        foreach (var need in vm.Storages)
        {
            var path = $"/storage/{need.Storage}";
            if (need.IsNew)
            {
                yield return new(need.Path, StoragePrivilege.AllocateSpace, path, $"make the volume for {need.Path}");
            }
            else if (need.Content is "iso" or "import")
            {
                yield return new(need.Path, StoragePrivilege.Use, path, $"use {need.Volume}");
            }
        }
    }
}
