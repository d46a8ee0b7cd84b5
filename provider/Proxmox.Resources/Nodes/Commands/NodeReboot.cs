using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>Reboots a node: <c>POST /nodes/{node}/status</c> (PVE::API2::Nodes).</summary>
public static class NodeReboot
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodePower.Of(
        "reboot", "Reboots a node. Its guests are shut down before, and those that start at boot are started again. The command does not "
            + "wait until it has happened.");
}
