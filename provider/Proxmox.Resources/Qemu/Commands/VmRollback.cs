using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Takes a VM back to a snapshot: <c>POST .../snapshot/{snapname}/rollback</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmRollback
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestRollback.Of(GuestKind.Vm);
}
