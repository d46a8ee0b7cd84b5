using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Bulk;

/// <summary>Moves guests to another node: <c>POST /cluster/bulk-action/guest/migrate</c>.</summary>
public static class GuestsMigrate
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = BulkAction.Of(
        "migrate", "Moves many guests to another node.", "VM.Migrate",
        Text("target_node", "Node to move them to.").OnWire("target").Required().Checked(Identifiers.Node),
        Flag("online", "Whether guests that run are moved too: virtual machines while they run, containers by a restart. Unset means "
            + "false."),
        Flag("with_local_disks", "Whether disks on storages of the node are copied along. Unset means false.").OnWire("with-local-disks"));
}
