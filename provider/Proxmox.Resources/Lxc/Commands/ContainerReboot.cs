using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Reboots a container: <c>POST .../status/reboot</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerReboot
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestReboot.Of(GuestKind.Container);
}
