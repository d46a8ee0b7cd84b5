using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Network.Commands;

/// <summary>Puts staged changes into force: <c>PUT /nodes/{node}/network</c> (PVE::API2::Network).</summary>
public static class NodeNetworkApply
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeNetworkCommand.Of(
        "apply",
        "Reloads the network of a node, so that it takes on all changes that are staged, whoever has staged them, and waits until the node "
            + "can be reached behind it. Resources of interfaces do so by themselves unless `reload` says otherwise.",
        (run, node, cancel) => NetworkReload.RunAsync(run, node, isOurs: false, cancel));
}
