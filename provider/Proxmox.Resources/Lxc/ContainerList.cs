using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Lxc;

/// <summary>
/// The containers of the datacenter: <c>/cluster/resources</c> (<c>PVE::API2::Cluster</c>), with what their nodes tell of them now.
/// </summary>
public static class ContainerList
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new GuestsData("container", GuestKind.Container).Declare(
        "containers", "Containers", "Containers of the datacenter that fit all of the filters, with where they are and how they do.");
}
