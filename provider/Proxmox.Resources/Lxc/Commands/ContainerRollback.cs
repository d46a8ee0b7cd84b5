using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Brings a container back to a snapshot: <c>POST .../snapshot/{name}/rollback</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerRollback
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestRollback.Of(GuestKind.Container);
}
