using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>Something that is only read.</summary>
/// <param name="Name">The name without the provider's prefix.</param>
/// <param name="Doc">One or more sentences for users.</param>
public sealed record DataSource(string Name, string Doc) : Declaration(Name, Doc)
{
    /// <summary>
    /// Reads it: gives the values of the attributes that the user did not, by the attributes' names; null when the object does not exist.
    /// </summary>
    public required Func<Session, Attributes, CancellationToken, Task<Value?>> Read { get; init; }

    /// <summary>The resource that it reads, when it was derived from one.</summary>
    public Resource? Of { get; init; }

    // What is only read is neither replaced nor named by a client, even where it shares its fields with a resource.
    /// <inheritdoc/>
    protected override ImmutableArray<Field> Complete() =>
        [.. Fields.Select(field => field with { IsReplacing = false, IsAutonamed = false })];
}
