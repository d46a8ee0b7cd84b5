using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>Snapshots of a VM: <c>/nodes/{node}/qemu/{vmid}/snapshot</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class Snapshot
{
    private static readonly Field<bool> IncludeRam =
        Flag("include_ram", "Whether the memory of a running VM is saved too, so that a rollback resumes the VM where it was. A stopped VM "
            + "has none to save; see `has_ram`. Unset means false.").OnWire("vmstate").CreateOnly();

    private static readonly Field<bool> HasRam = Flag("has_ram", "Whether the snapshot holds the memory of the VM.").OnWire("vmstate")
        .Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new GuestSnapshots(GuestKind.Vm).Declare(
        "A snapshot of a VM: its configuration and its disks as they were, and its memory when it is to be. All disks must be on storages "
            + "that can do it.",
        Names.VmId,
        IncludeRam,
        HasRam) with
    {
        Noun = "VirtualMachineSnapshot",
    };
}
