using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Stops a container: <c>POST .../status/stop</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerStop
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestStop.Of(GuestKind.Container);
}
