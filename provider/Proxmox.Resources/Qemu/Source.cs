using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What a VM is made from, besides a clone. It is used by create alone.</summary>
internal static class Source
{
    /// <summary>The archive.</summary>
    public static Field<string> Archive { get; } = RestoreSource.Archive(GuestKind.Vm);

    /// <summary>Where the disks go.</summary>
    public static Field<string> Storage { get; } = RestoreSource.Storage(GuestKind.Vm);

    /// <summary>The backup.</summary>
    public static Field<Attributes> Restore { get; } = Nested(
        "restore",
        "Creates the VM from a backup of one and then brings it to the rest of the configuration. What the configuration does not mention "
            + "is as the backup has it.",
        Archive, Storage, RestoreSource.UniqueMacAddresses, RestoreSource.Bandwidth)
        .CreateOnly().TypeNamed("VirtualMachineRestore");
}
