using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Moves a VM to another datacenter: <c>POST .../remote_migrate</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmMigrateToRemote
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestMigrateToRemote.Of(GuestKind.Vm);
}
