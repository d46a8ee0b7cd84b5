using System.Collections.Immutable;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine;

/// <summary>What came of a command.</summary>
/// <param name="Steps">What was done, or in a preview would be, in the order in which it ended.</param>
/// <param name="Diagnostics">All messages, in the order in which they came.</param>
/// <param name="Outputs">The stack's outputs.</param>
/// <param name="Snapshot">What is recorded now; after a preview what would be.</param>
/// <param name="Succeeded">Whether everything went well.</param>
/// <param name="IsPreview">Whether nothing was done.</param>
public sealed record DeploymentResult(
    ImmutableList<StepRecord> Steps,
    ImmutableList<Diagnostic> Diagnostics,
    PropertyObject Outputs,
    Snapshot Snapshot,
    bool Succeeded,
    bool IsPreview)
{
    /// <summary>Messages of errors.</summary>
    public IEnumerable<string> Errors => Texts(Severity.Error);

    /// <summary>Messages of warnings.</summary>
    public IEnumerable<string> Warnings => Texts(Severity.Warning);

    /// <summary>
    /// How many resources, by what was done with them; a replacement counts once, and providers that nobody wrote do not.
    /// </summary>
    public IReadOnlyDictionary<StepOp, int> Changes => Steps
        .Where(step => step.Logical && !step.IsInternal && step.Error is null)
        .CountBy(step => step.Op)
        .ToImmutableSortedDictionary();

    /// <summary>Whether anything was done, or would be.</summary>
    public bool HasChanges => Changes.Keys.Any(op => op is not (StepOp.Same or StepOp.Read or StepOp.Discard));

    /// <summary>
    /// What was done with one resource: <see cref="StepOp.Replace"/> for a replacement, null when nothing was heard of it.
    /// </summary>
    public StepRecord? StepOf(string urnOrName) =>
        Steps.FirstOrDefault(step => step.Logical && (step.Urn == urnOrName || step.Name == urnOrName))
        ?? Steps.FirstOrDefault(step => !step.IsRefresh && (step.Urn == urnOrName || step.Name == urnOrName));

    private IEnumerable<string> Texts(Severity severity) =>
        Diagnostics.Where(message => message.Severity == severity).Select(message => message.Message);
}
