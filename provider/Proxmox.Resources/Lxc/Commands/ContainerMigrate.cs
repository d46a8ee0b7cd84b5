using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Moves a container to another node: <c>POST .../migrate</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerMigrate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestMigrate.Of(GuestKind.Container);
}
