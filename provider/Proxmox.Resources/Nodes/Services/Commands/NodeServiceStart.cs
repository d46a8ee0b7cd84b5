using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Services.Commands;

/// <summary>Starts a service: <c>POST /nodes/{node}/services/{service}/start</c> (PVE::API2::Services).</summary>
public static class NodeServiceStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeServiceCommand.Of(
        "start", "Starts a service of a node, if it does not run.",
        state => state["state"].AsText() == NodeServiceFields.Running ? "runs already" : null, isDisruptive: false);
}
