using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Bulk;

/// <summary>Moves the guests of a node: <c>POST /nodes/{node}/migrateall</c> (PVE::API2::Nodes).</summary>
public static class NodeGuestsMigrate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = NodeBulk.Of(
        "migrate", "migrateall",
        "Moves the guests of a node to another one: virtual machines while they run, containers by a restart. Those of the HA manager and "
            + "templates are moved too. It fails when any of them is not moved.",
        ["VM.Migrate"],
        Text("target_node", "Node to move them to.").OnWire("target").Required().Checked(Identifiers.Node),
        Flag("with_local_disks", "Whether disks on storages of the node are copied along. Unset means false.").OnWire("with-local-disks"),
        // The name that every version knows.
        NodeBulk.MaxWorkers.OnWire("maxworkers") with
        {
            Since = null,
            Doc = "How many guests are moved at once. Unset means what the options of the datacenter say; where they say nothing, PVE asks "
                + "for it here.",
        });
}
