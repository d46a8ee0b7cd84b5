using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Services.Commands;

/// <summary>Reloads a service: <c>POST /nodes/{node}/services/{service}/reload</c> (PVE::API2::Services).</summary>
public static class NodeServiceReload
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeServiceCommand.Of(
        "reload", "Has a service of a node read its configuration again; one that cannot do so is restarted. One that "
            + "does not run is left alone.",
        state => state["active-state"].AsText() == "inactive" ? "does not run" : null, isDisruptive: false);
}
