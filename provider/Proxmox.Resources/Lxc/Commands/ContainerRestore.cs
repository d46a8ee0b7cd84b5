using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Restores a container from a backup: <c>POST /nodes/{node}/lxc</c>.</summary>
public static class ContainerRestore
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = GuestRestore.Of(GuestKind.Container);
}
