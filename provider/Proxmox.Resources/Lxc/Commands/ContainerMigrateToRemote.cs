using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Moves a container to another datacenter: <c>POST .../remote_migrate</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerMigrateToRemote
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestMigrateToRemote.Of(GuestKind.Container);
}
