namespace Proxmox.Client;

/// <summary>How a task ended that did not fail.</summary>
/// <param name="Task">The task.</param>
/// <param name="ExitStatus">PVE's words: <c>OK</c>, or <c>WARNINGS: n</c>.</param>
/// <param name="Warnings">The warnings as the task's log shows them, without their <c>WARN:</c>; empty when there are none.</param>
public sealed record TaskOutcome(Upid Task, string ExitStatus, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether PVE counted a warning, be it shown in the log or not.</summary>
    public bool HasWarnings => !string.Equals(ExitStatus, "OK", StringComparison.Ordinal);
}
