using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>What properties belong to: a resource, a function, or a type nested in one.</summary>
/// <param name="Module">The module that its types are in.</param>
/// <param name="Name">Its name in <c>PascalCase</c>, which the names of its nested objects begin with.</param>
/// <param name="Words">Brings its texts to Pulumi's names.</param>
/// <param name="IsOutputOnly">True when none of its values is ever given by the user.</param>
internal sealed record Owner(string Module, string Name, PropertyWords Words, bool IsOutputOnly)
{
    private string _root = Name;

    /// <summary>
    /// What the resource that is read has in its place: nested types are the resource's own. Null when no resource is read.
    /// </summary>
    public Owner? Read { get; private init; }

    /// <summary>True for a list, whose entries are what the resource is.</summary>
    private bool IsList { get; init; }

    /// <summary>Its token, when it is a type.</summary>
    public string Token => TokenOf(Name);

    /// <summary>The owner that a declaration is.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="name">The name that its types begin with.</param>
    public static Owner Of(Declaration declaration, string name)
    {
        var owner = new Owner(declaration.Area.Name, name, new(declaration), IsOutputOnly: false);
        return declaration is DataSource { Of: { } resource }
            ? owner with { Read = Of(resource, Tokens.Noun(resource)), IsList = declaration.Name != resource.Name }
            : owner;
    }

    /// <summary>The object that one of its properties is, or holds.</summary>
    /// <param name="name">The property's name in <c>PascalCase</c>, of one element where it holds several.</param>
    /// <param name="field">The property.</param>
    public Owner Inner(string name, Field field) => (field.TypeName is { } given && Read is null ? Named(given) : this with
    {
        Name = Name + name,
    }) with
    {
        Read = IsList ? Read : Read?.Inner(name, field),
        IsList = false,
        IsOutputOnly = IsOutputOnly || !field.IsInput,
    };

    /// <summary>
    /// The token of the words that one of its properties takes. They need no name of a resource in front: few resources have words of their
    /// own.
    /// </summary>
    /// <param name="name">The property's name in <c>PascalCase</c>, of one element where it holds several.</param>
    /// <param name="field">The property.</param>
    public string WordsToken(string name, Field field) =>
        field.TypeName is { } given ? Named(given).Token
            : TokenOf((Name.StartsWith(_root, StringComparison.Ordinal) ? Name[_root.Length..] : Name) + name);

    // With the area before a colon where several areas share the type.
    private Owner Named(string type) => type.Split(':') is [var area, var name]
        ? this with { Module = area, Name = name } : this with { Name = type };

    private string TokenOf(string name) => $"{Tokens.Package}:{Module}:{name}";
}
