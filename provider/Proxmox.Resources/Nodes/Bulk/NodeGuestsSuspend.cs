using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Bulk;

/// <summary>Suspends the VMs of a node: <c>POST /nodes/{node}/suspendall</c> (PVE::API2::Nodes).</summary>
public static class NodeGuestsSuspend
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeBulk.Of(
        "suspend", "suspendall",
        "Writes the memory of the virtual machines of a node to disk and stops them; a start goes on from there. Containers are passed "
            + "over. It fails when any of them is not suspended.",
        ["VM.PowerMgmt", "VM.Config.Disk"],
        NodeBulk.MaxWorkers);
}
