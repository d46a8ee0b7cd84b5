using System.Collections.Immutable;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Operations;

/// <summary>A plan under review before it is shown: what it was made from, and where messages are added.</summary>
/// <param name="Prior">The state; null members for an object that is to be created.</param>
/// <param name="Config">What the user wrote; null members for an object that is to be deleted.</param>
/// <param name="Planned">What will be; null members for an object that is to be deleted.</param>
/// <param name="Replaces">The attributes whose change replaces the object.</param>
/// <param name="Managed">The attributes that the user had set in the last apply.</param>
/// <param name="Diagnostics">Messages for the user.</param>
public sealed record PlanReview(Attributes Prior, Attributes Config, Attributes Planned, ImmutableArray<AttributePath> Replaces,
    ManagedAttributes Managed, DiagnosticList Diagnostics)
{
    /// <summary>Whether the run applies what it changes of the software-defined network; true where that is not known.</summary>
    public bool AppliesSdn { get; init; } = true;

    /// <summary>True when no object is recorded yet.</summary>
    public bool IsCreate => Prior.Value.IsNull;

    /// <summary>True when the recorded object will not survive.</summary>
    public bool IsDelete => !IsCreate && (Planned.Value.IsNull || Replaces.Length > 0);

    /// <summary>True when the recorded object is changed in place.</summary>
    public bool IsUpdate => !IsCreate && !IsDelete;

    /// <summary>True when the attribute will be another than it is.</summary>
    public bool IsChanged(Field field) => !Mapping.SemanticEquality.Equal(field, Prior[field], Planned[field]);
}
