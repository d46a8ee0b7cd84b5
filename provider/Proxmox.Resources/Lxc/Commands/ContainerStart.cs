using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Starts a container: <c>POST .../status/start</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestStart.Of(GuestKind.Container);
}
