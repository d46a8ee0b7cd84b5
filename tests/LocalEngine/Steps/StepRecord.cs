using System.Collections.Immutable;
using Proxmox.LocalEngine.State;
using Pulumirpc;

namespace Proxmox.LocalEngine.Steps;

/// <summary>A step as told to whoever asked for it.</summary>
/// <param name="Op">What it did, or in a preview would do. For a refresh what it found: Same, Update or Delete.</param>
/// <param name="Old">The record before; null for none.</param>
/// <param name="New">The record after; null for none.</param>
/// <param name="Keys">Properties whose change replaces it.</param>
/// <param name="Diffs">Properties that change.</param>
/// <param name="DetailedDiff">What changes by path; null when the provider tells no details.</param>
/// <param name="Logical">Whether it counts in a summary: a replacement counts once.</param>
/// <param name="IsRefresh">Whether it tells what a refresh found.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record StepRecord(
    StepOp Op,
    string Urn,
    string Type,
    ResourceState? Old,
    ResourceState? New,
    ImmutableArray<string> Keys,
    ImmutableArray<string> Diffs,
    ImmutableSortedDictionary<string, PropertyDiff>? DetailedDiff,
    bool Logical,
    bool IsRefresh,
    string? Error)
{
    /// <summary>Whether it belongs to the engine: a default provider, which nobody wrote.</summary>
    public bool IsInternal => State.Urn.IsProvider(Type) && State.Urn.NameOf(Urn).StartsWith("default", StringComparison.Ordinal);

    /// <summary>The name in the program.</summary>
    public string Name => State.Urn.NameOf(Urn);
}
