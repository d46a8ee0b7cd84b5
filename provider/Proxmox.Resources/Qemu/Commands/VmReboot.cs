using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Qemu.Commands;

/// <summary>Shuts a VM down and starts it again: <c>POST .../status/reboot</c> (<c>PVE::API2::Qemu</c>).</summary>
public static class VmReboot
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestReboot.Of(GuestKind.Vm);
}
