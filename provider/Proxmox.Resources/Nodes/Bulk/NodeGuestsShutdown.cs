using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Bulk;

/// <summary>Shuts the guests of a node down: <c>POST /nodes/{node}/stopall</c> (PVE::API2::Nodes).</summary>
public static class NodeGuestsShutdown
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeBulk.Of(
        "shutdown", "stopall",
        "Shuts the guests of a node down, in the reverse of their start-up order. It fails when any of them does not end.",
        ["VM.PowerMgmt"],
        Whole("grace_seconds", "How long each guest may take to shut down, in seconds, where its start-up order does not say. Unset means "
            + "180.").OnWire("timeout").Between(0, 7200),
        Flag("force_stop", "Whether a guest that takes longer is stopped. Unset means true.").OnWire("force-stop"), NodeBulk.MaxWorkers);
}
