using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>What a plan lacks in the datacenter.</summary>
/// <param name="Path">The attribute that asks for it.</param>
/// <param name="Summary">What is missing, as a title.</param>
/// <param name="Detail">The cause and the remedy, in sentences.</param>
internal sealed record PreflightProblem(AttributePath Path, string Summary, string Detail)
{
    /// <summary>True for what is likely and not certain, so that it never refuses a plan.</summary>
    public bool IsHint { get; init; }

    /// <summary>True for what is certain to fail, or would leave the VM half-way, so that it always refuses a plan.</summary>
    public bool IsCertain { get; init; }
}
