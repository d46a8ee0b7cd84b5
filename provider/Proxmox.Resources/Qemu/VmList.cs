using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// The VMs of the datacenter: <c>/cluster/resources</c> (<c>PVE::API2::Cluster</c>), with what their nodes tell of them now.
/// </summary>
public static class VmList
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new GuestsData("VM", GuestKind.Vm).Declare(
        "vms", "VirtualMachines", "VMs of the datacenter that fit all of the filters, with where they are and how they do.");
}
