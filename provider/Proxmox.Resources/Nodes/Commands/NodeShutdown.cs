using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>Shuts a node down: <c>POST /nodes/{node}/status</c> (PVE::API2::Nodes).</summary>
public static class NodeShutdown
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodePower.Of(
        "shutdown", "Shuts a node down, and its guests before it. The command does not wait until it has happened.");
}
