using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Restores a VM from a backup: <c>POST /nodes/{node}/qemu</c>.</summary>
public static class VmRestore
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestRestore.Of(GuestKind.Vm);
}
