using System.Collections.Immutable;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>How a resource gets its name when the program gives none, as the configuration <c>pulumi:autonaming</c> says.</summary>
/// <param name="WarnIfUnsupported">Whether to say so when the provider does not know of it.</param>
public sealed record Autonaming(
    CheckRequest.Types.AutonamingOptions.Types.Mode Mode, string ProposedName = "", bool WarnIfUnsupported = false);

/// <summary>What a check gets.</summary>
/// <param name="Olds">Inputs as recorded; null for a resource that is new.</param>
/// <param name="AllowUnknowns">Whether this is a preview.</param>
/// <param name="RandomSeed">32 bytes from which random names are made; empty for a provider's configuration.</param>
public sealed record CheckArguments(
    string Urn,
    PropertyObject? Olds,
    PropertyObject News,
    bool AllowUnknowns,
    ImmutableArray<byte> RandomSeed,
    Autonaming? Autonaming = null);

/// <summary>What a check says.</summary>
/// <param name="Failures">What is wrong; empty when nothing is.</param>
public sealed record CheckResult(PropertyObject Inputs, ImmutableArray<CheckFailure> Failures);

/// <summary>What a comparison gets.</summary>
public sealed record DiffArguments(
    string Urn,
    string Id,
    PropertyObject OldInputs,
    PropertyObject OldOutputs,
    PropertyObject NewInputs,
    bool AllowUnknowns,
    ImmutableArray<string> IgnoreChanges);

/// <summary>What creating gets.</summary>
/// <param name="Timeout">Seconds; 0 for the provider's own limit.</param>
public sealed record CreateArguments(string Urn, PropertyObject Inputs, double Timeout, bool Preview);

/// <summary>What changing gets.</summary>
/// <param name="Timeout">Seconds; 0 for the provider's own limit.</param>
public sealed record UpdateArguments(
    string Urn,
    string Id,
    PropertyObject OldInputs,
    PropertyObject OldOutputs,
    PropertyObject NewInputs,
    double Timeout,
    ImmutableArray<string> IgnoreChanges,
    bool Preview);

/// <summary>What reading gets.</summary>
/// <param name="Inputs">Inputs as recorded; null for an import.</param>
/// <param name="State">Outputs as recorded; null for an import.</param>
/// <param name="Timeout">Seconds; 0 for the provider's own limit.</param>
public sealed record ReadArguments(string Urn, string Id, PropertyObject? Inputs, PropertyObject? State, double Timeout);

/// <summary>What deleting gets.</summary>
/// <param name="Timeout">Seconds; 0 for the provider's own limit.</param>
public sealed record DeleteArguments(string Urn, string Id, PropertyObject Inputs, PropertyObject Outputs, double Timeout);

/// <summary>What an operation left.</summary>
/// <param name="Id">The provider's name for it; empty in a preview, and when it is gone.</param>
/// <param name="Outputs">Its outputs; null when there is no such resource.</param>
/// <param name="Inputs">Its inputs, which only reading tells; null when not told.</param>
/// <param name="RefreshBeforeUpdate">Whether it wants to be read before the next operation.</param>
/// <param name="Failure">Why it is not ready; null when it is.</param>
public sealed record LiveResource(string Id, PropertyObject? Outputs, PropertyObject? Inputs = null, bool RefreshBeforeUpdate = false,
    InitFailedException? Failure = null);

/// <summary>What a function returns.</summary>
public sealed record InvokeResult(PropertyObject Return, ImmutableArray<CheckFailure> Failures);

/// <summary>What manages resources of some types: a plugin, or the engine itself for providers.</summary>
public interface IProvider
{
    /// <summary>Completes and judges inputs.</summary>
    Task<CheckResult> CheckAsync(CheckArguments arguments);

    /// <summary>Says what a change would mean.</summary>
    /// <exception cref="DiffUnavailableException">It cannot tell before the update.</exception>
    Task<DiffResult> DiffAsync(DiffArguments arguments);

    /// <summary>Creates a resource, or says what would come of it.</summary>
    Task<LiveResource> CreateAsync(CreateArguments arguments);

    /// <summary>Changes a resource, or says what would come of it.</summary>
    Task<LiveResource> UpdateAsync(UpdateArguments arguments);

    /// <summary>Reads a resource.</summary>
    Task<LiveResource> ReadAsync(ReadArguments arguments);

    /// <summary>Deletes a resource.</summary>
    Task DeleteAsync(DeleteArguments arguments);
}

/// <summary>A comparison that only the real update can make.</summary>
public sealed class DiffUnavailableException(string message) : Exception(message);
