using System.Collections.Immutable;

namespace Proxmox.Programs.Model;

/// <summary>The type of a value, as the schema has it.</summary>
internal abstract record SchemaType
{
    /// <summary>A text, number or truth value.</summary>
    /// <param name="Name">The schema's name: <c>string</c>, <c>boolean</c>, <c>integer</c> or <c>number</c>.</param>
    internal sealed record Plain(string Name) : SchemaType;

    /// <summary>A file, which programs know as an asset and configurations by its path.</summary>
    internal sealed record File : SchemaType;

    /// <summary>A text, of which some are known by name.</summary>
    /// <param name="Token">The token of the type.</param>
    /// <param name="Members">The names of the members by their values.</param>
    /// <param name="IsOpen">True when any other text will do as well.</param>
    internal sealed record Choice(TypeToken Token, ImmutableDictionary<string, string> Members, bool IsOpen = false) : SchemaType;

    /// <summary>Several values in order.</summary>
    internal sealed record List(SchemaType Element) : SchemaType;

    /// <summary>Values by keys that users choose.</summary>
    internal sealed record Map(SchemaType Element) : SchemaType;

    /// <summary>Values by names that the schema knows.</summary>
    /// <param name="Token">The token of the type; null for the arguments and results of resources and functions.</param>
    /// <param name="Members">The members by their names.</param>
    internal sealed record Object(TypeToken? Token, ImmutableDictionary<string, Member> Members) : SchemaType;
}

/// <summary>A member of an object.</summary>
/// <param name="Name">The name in the schema, in <c>camelCase</c>.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="IsRequired">True when it never lacks a value.</param>
/// <param name="CSharpName">Its name in C#.</param>
internal sealed record Member(string Name, SchemaType Type, bool IsRequired, string CSharpName);

/// <summary>A token, as <c>proxmox:pool:Pool</c>.</summary>
/// <param name="Text">The token.</param>
/// <param name="Module">The part in the middle.</param>
/// <param name="Name">The last part.</param>
internal sealed record TypeToken(string Text, string Module, string Name)
{
    /// <summary>Takes a token apart.</summary>
    public static TypeToken Of(string text) => text.Split(':') is [_, var module, var name] ? new(text, module, name)
        : throw new ArgumentException($"{text} is no token.", nameof(text));
}
