using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>What properties belong to: a resource, a function, or a type nested in one.</summary>
/// <param name="Area">The module that its types are in; empty for the provider itself.</param>
/// <param name="Name">Its name in <c>PascalCase</c>, which the names of its nested types begin with.</param>
/// <param name="Words">Brings its texts to Pulumi's names.</param>
/// <param name="IsOutputOnly">True when none of its values is ever given by the user.</param>
internal sealed record Owner(string Area, string Name, PropertyWords Words, bool IsOutputOnly)
{
    /// <summary>
    /// What the names of its enums begin with: what is read of a resource has the enums of the resource, so that programs can hand values on. Null for a list, of
    /// which only the entries have enums.
    /// </summary>
    private string? EnumName { get; init; } = Name;

    /// <summary>The resource that is read by it; null when none is.</summary>
    public Resource? Reads { get; private init; }

    /// <summary>The token of an enum that this is.</summary>
    public string EnumToken => Of(EnumName ?? Name);

    /// <summary>Its token, when it is a type.</summary>
    public string Token => Of(Name);

    /// <summary>The owner that a declaration is.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="name">The name that its types begin with.</param>
    public static Owner Of(Declaration declaration, string name)
    {
        var owner = new Owner(declaration.Area, name, new(declaration), IsOutputOnly: false);
        return declaration is DataSource { Of: { } resource }
            ? owner with { Reads = resource, EnumName = declaration.Name == resource.Plural ? null : Tokens.Noun(resource) }
            : owner;
    }

    /// <summary>The type of one of its properties.</summary>
    /// <param name="name">The property's name in <c>PascalCase</c>, of one element where it holds several.</param>
    /// <param name="field">The property.</param>
    public Owner Inner(string name, Field field) => this with
    {
        Name = Name + name,
        EnumName = EnumName is null ? Tokens.Noun(Reads!) : EnumName + name,
        IsOutputOnly = IsOutputOnly || !field.IsInput,
    };

    private string Of(string name) => $"{Tokens.Package}:{(Area.Length == 0 ? "index" : Area)}:{name}";
}
