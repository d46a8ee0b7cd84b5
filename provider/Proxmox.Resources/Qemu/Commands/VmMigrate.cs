using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Moves a VM to another node: <c>POST .../migrate</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmMigrate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestMigrate.Of(GuestKind.Vm);
}
