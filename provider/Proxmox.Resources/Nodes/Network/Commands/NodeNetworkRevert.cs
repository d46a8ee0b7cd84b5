using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Network.Commands;

/// <summary>Throws staged changes away: <c>DELETE /nodes/{node}/network</c> (PVE::API2::Network).</summary>
public static class NodeNetworkRevert
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeNetworkCommand.Of(
        "revert",
        "Throws away all changes to the network of a node that are staged, whoever has staged them. What is in force stays.",
        (run, node, cancel) => run.Pve.DeleteAsync(NodeInterfaces.PathOf(node), cancel: cancel));
}
