using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Moves a disk to another storage: <c>POST .../move_disk</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmMoveDisk
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new GuestMoveVolume(GuestKind.Vm, "disk", "disk").Declare(
        "Moves a disk of a VM to another storage, or to another format, while the VM runs or not. A disk that is there already is left as "
            + "it is.",
        Text("format", "Format of the disk on the new storage. Unset keeps the format where the storage has it.")
            .OneOf(ImageFormats.OfDisks, "raw", "qcow2", "vmdk"));
}
