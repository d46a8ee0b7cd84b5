using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Commands;

namespace Proxmox.Resources.Lxc.Commands;

/// <summary>Moves a volume to another storage: <c>POST .../move_volume</c> (<c>PVE::API2::LXC</c>).</summary>
public static class ContainerMoveVolume
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = new GuestMoveVolume(GuestKind.Container, "volume", "volume").Declare(
        "Moves a volume of a container to another storage. The container must be stopped. A volume that is there already is left as it is.");
}
