using Proxmox.Engine.Declarations;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Bulk;

/// <summary>Starts the guests of a node: <c>POST /nodes/{node}/startall</c> (PVE::API2::Nodes).</summary>
public static class NodeGuestsStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeBulk.Of(
        "start", "startall",
        "Starts the guests of a node in their start-up order, as a start of the node does: those that start at boot, or all. Those that "
            + "run are left as they are. It fails when any of them does not start.",
        ["VM.PowerMgmt"],
        Flag("force", "Starts also those that do not start at boot. Unset means false."), NodeBulk.MaxWorkers);
}
