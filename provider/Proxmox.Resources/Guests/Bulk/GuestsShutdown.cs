using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Guests.Bulk;

/// <summary>Shuts guests down: <c>POST /cluster/bulk-action/guest/shutdown</c>.</summary>
public static class GuestsShutdown
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = BulkAction.Of(
        "shutdown", "Shuts many guests down, in the reverse of their start-up order.", "VM.PowerMgmt",
        BulkAction.GraceSeconds with
        {
            Doc = "How long each guest may take to shut down, in seconds, where its start-up order does not say. Unset means 180.",
        },
        Flag("force_stop", "Whether a guest that takes longer is stopped. Unset means true.").OnWire("force-stop"));
}
