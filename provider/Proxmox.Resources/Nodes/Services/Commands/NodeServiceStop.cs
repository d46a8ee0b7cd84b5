using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Services.Commands;

/// <summary>Stops a service: <c>POST /nodes/{node}/services/{service}/stop</c> (PVE::API2::Services).</summary>
public static class NodeServiceStop
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeServiceCommand.Of(
        "stop", "Stops a service of a node, if it runs. With the node it is started again.",
        state => state["active-state"].AsText() == "inactive" ? "does not run" : null, isDisruptive: true);
}
