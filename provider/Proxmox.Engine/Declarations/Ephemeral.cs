using System.Collections.Immutable;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>Something that is there while a client needs it, and is stored nowhere.</summary>
/// <param name="Name">The name without the provider's prefix.</param>
/// <param name="Doc">One or more sentences for users.</param>
public sealed record Ephemeral(string Name, string Doc) : Declaration(Name, Doc)
{
    /// <summary>Makes or asks for it.</summary>
    public required Func<EphemeralRun, CancellationToken, Task<Opened>> Open { get; init; }

    /// <summary>Makes it last longer, by what <see cref="Open"/> noted; null when it lasts as long as it lasts.</summary>
    public Func<EphemeralRun, Value, CancellationToken, Task<Opened>>? Renew { get; init; }

    /// <summary>Takes it away, by what <see cref="Open"/> noted; null when nothing is left behind.</summary>
    public Func<EphemeralRun, Value, CancellationToken, Task>? Close { get; init; }

    /// <summary>How Pulumi's users have the same, in sentences, for Pulumi has nothing ephemeral.</summary>
    public required string InPulumi { get; init; }

    /// <summary>True when Pulumi has a function that opens it: one that leaves nothing behind, and whose results are secrets.</summary>
    public bool IsFunction { get; init; }

    // Nothing is left behind that could be replaced or named, even where fields are shared with a resource.
    /// <inheritdoc/>
    protected override ImmutableArray<Field> Complete() =>
        [.. Fields.Select(field => field with { IsReplacing = false, IsAutonamed = false })];
}

/// <summary>What is there now.</summary>
/// <param name="Results">The values of the attributes that the user did not give, by the attributes' names.</param>
public sealed record Opened(Value Results)
{
    /// <summary>What a renewal and the end have to know: an object of texts, none of them secret; null for nothing.</summary>
    public Value Notes { get; init; } = Value.Null;

    /// <summary>When it is to be renewed; null when it need not be.</summary>
    public DateTimeOffset? RenewAt { get; init; }
}
