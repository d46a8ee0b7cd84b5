using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Starts a VM: <c>POST .../status/start</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestStart.Of(GuestKind.Vm);
}
