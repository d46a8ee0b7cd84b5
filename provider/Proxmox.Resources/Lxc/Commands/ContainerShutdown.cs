using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Shuts a container down: <c>POST .../status/shutdown</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerShutdown
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestShutdown.Of(GuestKind.Container);
}
