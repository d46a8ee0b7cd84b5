using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Proxmox.Hcl;

/// <summary>A place in a file, as messages tell it.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record HclPlace(string File, int Line)
{
    /// <summary>The complaint that something at this place is not understood, or not to be had.</summary>
    public HclException Refuse(string problem) => new($"{File}:{Line}: {problem}");
}

/// <summary>Where something stands in the text that it was read from, which is what an edit of that text goes by.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset behind its last one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HclSpan(int Start, int End)
{
    /// <summary>The text itself.</summary>
    public string Of(string text) => text[Start..End];
}

/// <summary>What is between the braces of a block, or a whole file.</summary>
/// <param name="Attributes">The attributes in their order.</param>
/// <param name="Blocks">The blocks in their order.</param>
public sealed record HclBody(ImmutableArray<HclAttribute> Attributes, ImmutableArray<HclBlock> Blocks)
{
    /// <summary>Where it stands, without the braces.</summary>
    public HclSpan Span { get; init; }

    /// <summary>The value of an attribute; null when there is none of that name.</summary>
    public HclExpression? this[string name] => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    /// <summary>The first block of a type; null when there is none.</summary>
    public HclBlock? Block(string type) => Blocks.FirstOrDefault(block => block.Type == type);

    /// <summary>Every expression in it and in its blocks, outermost first, with the expressions that each is made of.</summary>
    public IEnumerable<HclExpression> Expressions() =>
        Attributes.SelectMany(attribute => attribute.Value.WithParts()).Concat(Blocks.SelectMany(block => block.Body.Expressions()));
}

/// <summary>A block: <c>resource "proxmox_pool" "web" { ... }</c>.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Comments">The lines of the comment above it.</param>
/// <param name="Type">The word that it begins with.</param>
/// <param name="Labels">The texts after the word.</param>
/// <param name="Body">What is in it.</param>
public sealed record HclBlock(HclPlace Place, ImmutableArray<string> Comments, string Type, ImmutableArray<string> Labels, HclBody Body)
{
    /// <summary>Where it stands, from its word to its brace.</summary>
    public HclSpan Span { get; init; }

    /// <summary>Where its labels stand, quotation marks included.</summary>
    public ImmutableArray<HclSpan> LabelSpans { get; init; } = [];
}

/// <summary>An attribute: <c>name = value</c>.</summary>
public sealed record HclAttribute(HclPlace Place, string Name, HclExpression Value)
{
    /// <summary>Where it stands, from its name to the end of its value.</summary>
    public HclSpan Span { get; init; }

    /// <summary>The key of an entry of a map when it is more than a name or a plain text; <see cref="Name"/> is then empty.</summary>
    public HclExpression? Key { get; init; }
}
