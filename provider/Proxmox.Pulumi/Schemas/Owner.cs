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
    /// <summary>Its token, when it is a type.</summary>
    public string Token => $"{Tokens.Package}:{(Area.Length == 0 ? "index" : Area)}:{Name}";

    /// <summary>The owner that a declaration is.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="name">The name that its types begin with.</param>
    public static Owner Of(Declaration declaration, string name) => new(declaration.Area, name, new(declaration), IsOutputOnly: false);

    /// <summary>The type of one of its properties.</summary>
    /// <param name="name">The property's name in <c>PascalCase</c>, of one element where it holds several.</param>
    /// <param name="field">The property.</param>
    public Owner Inner(string name, Field field) => this with { Name = Name + name, IsOutputOnly = IsOutputOnly || !field.IsInput };
}
