using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>A resource type of another provider, and what its objects are here.</summary>
/// <param name="Names">Its names, the one that is used today first.</param>
public sealed record ForeignType(params ImmutableArray<string> Names)
{
    /// <summary>What its objects become: the first one whose condition holds. None when there is no counterpart.</summary>
    public ImmutableArray<ForeignTarget> Targets { get; init; } = [];

    /// <summary>Its attributes that are not called the same here.</summary>
    public ImmutableArray<ForeignAttribute> Attributes { get; init; } = [];

    /// <summary>What its objects hold that is a resource of its own here; null when there is none.</summary>
    public ForeignCompanion? Companion { get; init; }

    /// <summary>
    /// What is taken along of a state: what the target names, and each secret that PVE does not tell and that is said there as it is.
    /// </summary>
    public IEnumerable<ForeignKept> Keeps(ForeignTarget target) => target.Keeps.Concat(target.Resource.Fields
        .Where(field => field is { IsSecret: true, IsInput: true, IsNeverReturned: true, Type: FieldType.Text }
            && target.Keeps.All(kept => kept.Attribute != field.Name))
        .Select(field => new ForeignKept(
            field.Name, Attributes.FirstOrDefault(row => row.To == field.Name && row.As is null)?.Name ?? field.Name)));

    /// <summary>For a type without a counterpart: what does its work here, as a sentence for users.</summary>
    public string? Way { get; init; }
}

/// <summary>What the objects of a foreign type become.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Identity">How its identity attributes are read from the foreign state; what is not told has the same name there.</param>
public sealed record ForeignTarget(Resource Resource, params ImmutableArray<ForeignIdentity> Identity)
{
    /// <summary>A condition on an attribute of the foreign state; null when it always holds.</summary>
    public ForeignCondition? When { get; init; }

    /// <summary>What PVE never tells of an object and the foreign state does: a secret, or where it came from.</summary>
    public ImmutableArray<ForeignKept> Keeps { get; init; } = [];

    /// <summary>How each identity attribute is read.</summary>
    public ImmutableArray<ForeignIdentity> Complete =>
    [
        .. Resource.Identity.Select(named =>
            Identity.FirstOrDefault(part => part.Attribute == named.Name) ?? new ForeignIdentity(named.Name, $"{{{named.Name}}}")),
    ];
}

/// <summary>How an identity attribute is read from a foreign state.</summary>
/// <param name="Attribute">The identity attribute.</param>
/// <param name="Sources">
/// Texts with attributes of the foreign state in braces, such as <c>vm:{vm_id}</c>; <c>{id/}</c> is what stands in it behind the last
/// slash. The first one counts whose attributes are all there.
/// </param>
public sealed record ForeignIdentity(string Attribute, params ImmutableArray<string> Sources);

/// <summary>A condition on an attribute of a foreign state.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Text">What it has to be; null when it has only to be set.</param>
public sealed record ForeignCondition(string Attribute, string? Text = null);

/// <summary>What is taken along from a foreign state, for PVE does not tell it.</summary>
/// <param name="Attribute">The attribute here.</param>
/// <param name="Source">Where it stands there, with dots; of a block that may be repeated the first one counts.</param>
public sealed record ForeignKept(string Attribute, string Source)
{
    /// <summary>Behind what text the value begins, when it is not all of what is there.</summary>
    public string? Behind { get; init; }

    /// <summary>A flag that is taken along only when it says the other thing than when nobody has set it, and what that is here.</summary>
    public (bool When, Value Is)? Flag { get; init; }
}

/// <summary>What is a resource of its own here, and a part of another one there.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Parts">The blocks that say it there.</param>
public sealed record ForeignCompanion(Resource Resource, params ImmutableArray<string> Parts)
{
    /// <summary>What these blocks become.</summary>
    public ImmutableArray<ForeignAttribute> Attributes { get; init; } = [];

    /// <summary>The attribute that says whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>What that attribute is, as an expression of HCL with <c>@</c> for the address of the object that it belongs to.</summary>
    public required string OwnedBy { get; init; }

    /// <summary>
    /// The id by which it is imported, as an expression of HCL with <c>@name</c> for an attribute there: a move takes over one object
    /// alone.
    /// </summary>
    public required string ImportId { get; init; }
}
