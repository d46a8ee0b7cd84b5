using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Guests.Bulk;

/// <summary>Starts guests: <c>POST /cluster/bulk-action/guest/start</c>.</summary>
public static class GuestsStart
{
    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = BulkAction.Of(
        "start", "Starts many guests, or resumes them, in their start-up order. Those that run are left as they are.", "VM.PowerMgmt",
        BulkAction.GraceSeconds with { Doc = "How long each virtual machine may take to start, in seconds. Unset leaves it to PVE." });
}
