using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Asks a VM to shut down: <c>POST .../status/shutdown</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmShutdown
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestShutdown.Of(GuestKind.Vm);
}
