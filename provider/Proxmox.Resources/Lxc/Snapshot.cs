using Proxmox.Engine.Declarations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Lxc;

/// <summary>Snapshots of a container: <c>/nodes/{node}/lxc/{vmid}/snapshot</c> (<c>PVE::API2::LXC::Snapshot</c>).</summary>
public static class Snapshot
{
    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new GuestSnapshots(GuestKind.Container).Declare(
        "A snapshot of a container: its configuration and its volumes as they were. All of them must be on storages that can do it.",
        Names.VmId with { Doc = "VMID of the container, wherever in the cluster it is." });
}
