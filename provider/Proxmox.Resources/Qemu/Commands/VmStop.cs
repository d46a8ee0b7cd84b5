using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Stops a VM: <c>POST .../status/stop</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmStop
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestStop.Of(GuestKind.Vm);
}
