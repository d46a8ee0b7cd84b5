using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;

namespace Proxmox.Model.Declarations;

/// <summary>What users see of a kind of object: its name, its attributes and its rules, stated once for both protocols.</summary>
/// <param name="Name">The name without the provider's prefix, <c>snake_case</c>: <c>storage_nfs</c>.</param>
/// <param name="Doc">One or more sentences for users; the first is the summary.</param>
public abstract record Declaration(string Name, string Doc)
{
    // Beside the declaration and not in it: a copy made by "with" has attributes of its own, and equality does not see it.
    private static readonly ConditionalWeakTable<Declaration, StrongBox<ImmutableArray<Field>>> Completed = [];

    /// <summary>The part of PVE that it belongs to: the module of programs and the section of the documentation.</summary>
    public required Area Area { get; init; }

    /// <summary>What programs call it, in <c>PascalCase</c>; of a command, what stands behind the verb.</summary>
    /// <value>Null when it is the name without the area in front: <c>Nfs</c> for <c>storage_nfs</c>.</value>
    public string? Noun { get; init; }

    /// <summary>The attributes that the declaration names, in the order of the documentation.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>What must hold between several attributes.</summary>
    public ImmutableArray<Constraint> Constraints { get; init; } = [];

    /// <summary>What a user or token must be allowed in PVE.</summary>
    public ImmutableArray<Privilege> Privileges { get; init; } = [];

    /// <summary>The first PVE version that has the object; null when all supported ones do.</summary>
    public string? Since { get; init; }

    /// <summary>The first PVE version that no longer has the object; null when all supported ones do.</summary>
    public string? Until { get; init; }

    /// <summary>The declaration that serves the same where the version does not have this one; null when there is none.</summary>
    public string? Instead { get; init; }

    /// <summary>Set when it still works but will go.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>All attributes: the named ones and those that the kind of declaration adds.</summary>
    public ImmutableArray<Field> Attributes => Completed.GetValue(this, declaration => new(declaration.Complete())).Value;

    /// <summary>The named attributes together with those that this kind of declaration adds to every object.</summary>
    protected virtual ImmutableArray<Field> Complete() => Fields;
}
