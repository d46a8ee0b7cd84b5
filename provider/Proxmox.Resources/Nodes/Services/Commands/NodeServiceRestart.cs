using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Services.Commands;

/// <summary>Restarts a service: <c>POST /nodes/{node}/services/{service}/restart</c> (PVE::API2::Services).</summary>
public static class NodeServiceRestart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeServiceCommand.Of(
        "restart", "Restarts a service of a node. A reload interrupts less.",
        _ => null, isDisruptive: true);
}
