using Proxmox.Client;
using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Nodes.Commands;

/// <summary>Wakes a node up: <c>POST /nodes/{node}/wakeonlan</c> (PVE::API2::Nodes).</summary>
public static class NodeWake
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodePower.Of(
        "wake",
        "Has the node that answers send a packet that switches another node on (wake-on-LAN), to the address "
            + "that its configuration names. The command does not wait until that node is there.",
        "wakeonlan", new Form());
}
