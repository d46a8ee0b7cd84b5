using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Declarations;

/// <summary>A kind of object that can be created, read, changed, deleted, imported and listed.</summary>
/// <param name="Name">The name without the provider's prefix.</param>
/// <param name="Doc">One or more sentences for users.</param>
public sealed record Resource(string Name, string Doc) : Declaration(Name, Doc)
{
    /// <summary>The import id of an object, made from its identity.</summary>
    public static Field<string> Id { get; } = Declare.Text("id", "The import id of the object.").Computed().AlwaysReturned();

    /// <summary>What <see cref="Declaration.Doc"/> says to those who only read an object, without what managing one does.</summary>
    /// <value>Null when that is all of it.</value>
    public string? ReadDoc { get; init; }

    /// <summary>Where it lives in PVE's API.</summary>
    public required Api Api { get; init; }

    /// <summary>The required attributes that tell one object from another.</summary>
    public required ImmutableArray<Field> Identity { get; init; }

    /// <summary>How the identity is written in one text for import.</summary>
    public required ImportId ImportId { get; init; }

    /// <summary>Where PVE is special.</summary>
    public Hooks Hooks { get; init; } = new();

    /// <summary>How a create can begin with a copy of another object; null when it never does.</summary>
    public Copying? Copying { get; init; }

    /// <summary>The version of the schema; raised with every change that stored states cannot be read by.</summary>
    public int Version { get; init; }

    /// <summary>One step for every older version.</summary>
    public ImmutableArray<Upgrade> Upgrades { get; init; } = [];

    /// <summary>How long operations may take by default; null when the resource has no <c>timeouts</c> attribute.</summary>
    public OperationTimeouts? Timeouts { get; init; }

    /// <summary>
    /// The name of the data source that lists the objects; null where another tells of them, as one of all types or that of the object they
    /// belong to.
    /// </summary>
    public string? Plural { get; init; }

    /// <summary>True when the data source of another kind of object tells all there is to tell of these, so that they have none.</summary>
    public bool IsReadElsewhere { get; init; }

    /// <summary>
    /// The identity attributes that the collection's path names: they must be given to list the objects. Anything else in it a hook finds
    /// out, as the node of a guest.
    /// </summary>
    public ImmutableArray<Field> Parents =>
        [.. Identity.Where(named => Api.Collection.Contains($"{{{named.Name}}}", StringComparison.Ordinal))];

    /// <summary>
    /// True when a new object cannot stand beside the one that it replaces, however the two are called, or mostly needs what that holds,
    /// such as cards of a node: clients that would create first are told to delete first.
    /// </summary>
    public bool IsDeletedFirst { get; init; }

    /// <summary>How a tool finds the objects that writes a configuration of what is there.</summary>
    public DiscoveryRules Discovery { get; init; } = new();

    /// <summary>The names that it had in earlier versions: programs that use them keep their objects.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>Its class in C#, where programs know another class of its name already, as <c>System.IO.Directory</c>.</summary>
    /// <value>Null when it is the name that programs of other languages have.</value>
    public string? ClassName { get; init; }

    /// <inheritdoc/>
    protected override ImmutableArray<Field> Complete() =>
    [
        Id,
        .. Fields.SelectMany(WriteOnly.WithTwins),
        .. Timeouts is null ? [] : (ImmutableArray<Field>)[OperationTimeouts.Attribute],
    ];
}
