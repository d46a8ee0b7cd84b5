using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Bulk;

/// <summary>Suspends guests: <c>POST /cluster/bulk-action/guest/suspend</c>.</summary>
public static class GuestsSuspend
{
    private static readonly Field<bool> ToDisk =
        Flag("to_disk", "Whether their memory is written to disk and they are stopped. Unset means false: they stay paused in memory.")
            .OnWire("to-disk");

    private static readonly Field<string> StateStorage =
        Text("state_storage", "Storage that the memory is written to. Unset means the one that each virtual machine's configuration says.")
            .OnWire("statestorage").Checked(Identifiers.Storage);

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = BulkAction.Of(
        "suspend", "Suspends many virtual machines. Containers are passed over.", "VM.PowerMgmt", ToDisk, StateStorage) with
    {
        Constraints = [Model.Declarations.Constraint.Needs(StateStorage, ToDisk)],
    };
}
