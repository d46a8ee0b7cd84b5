using System.Collections.Immutable;

namespace Proxmox.Hcl;

/// <summary>A place in a file, as messages tell it.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record HclPlace(string File, int Line)
{
    /// <summary>The complaint that something at this place cannot be turned into a program.</summary>
    public HclException Refuse(string problem) => new($"{File}:{Line}: {problem}");
}

/// <summary>What is between the braces of a block, or a whole file.</summary>
/// <param name="Attributes">The attributes in their order.</param>
/// <param name="Blocks">The blocks in their order.</param>
public sealed record HclBody(ImmutableArray<HclAttribute> Attributes, ImmutableArray<HclBlock> Blocks)
{
    /// <summary>The value of an attribute; null when there is none of that name.</summary>
    public HclExpression? this[string name] => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    /// <summary>The first block of a type; null when there is none.</summary>
    public HclBlock? Block(string type) => Blocks.FirstOrDefault(block => block.Type == type);
}

/// <summary>A block: <c>resource "proxmox_pool" "web" { ... }</c>.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Comments">The lines of the comment above it.</param>
/// <param name="Type">The word that it begins with.</param>
/// <param name="Labels">The texts after the word.</param>
/// <param name="Body">What is in it.</param>
public sealed record HclBlock(HclPlace Place, ImmutableArray<string> Comments, string Type, ImmutableArray<string> Labels, HclBody Body);

/// <summary>An attribute: <c>name = value</c>.</summary>
public sealed record HclAttribute(HclPlace Place, string Name, HclExpression Value);

/// <summary>The expressions that examples use.</summary>
/// <param name="Place">Where it begins.</param>
public abstract record HclExpression(HclPlace Place)
{
    /// <summary>A text without anything to fill in.</summary>
    public sealed record Text(HclPlace Place, string Value) : HclExpression(Place);

    /// <summary>A text with parts to fill in: <c>"@${proxmox_group.admins.group_id}"</c>.</summary>
    public sealed record Template(HclPlace Place, ImmutableArray<HclExpression> Parts) : HclExpression(Place);

    /// <summary>A number.</summary>
    public sealed record Number(HclPlace Place, decimal Value) : HclExpression(Place);

    /// <summary>True or false.</summary>
    public sealed record Flag(HclPlace Place, bool Value) : HclExpression(Place);

    /// <summary><c>null</c>.</summary>
    public sealed record Null(HclPlace Place) : HclExpression(Place);

    /// <summary><c>[a, b]</c>.</summary>
    public sealed record List(HclPlace Place, ImmutableArray<HclExpression> Items) : HclExpression(Place);

    /// <summary><c>{ name = value }</c>.</summary>
    public sealed record Map(HclPlace Place, ImmutableArray<HclAttribute> Entries) : HclExpression(Place);

    /// <summary><c>data.proxmox_pools.all.items[*].pool_id</c>: names, whole numbers as texts between brackets, and a star.</summary>
    public sealed record Path(HclPlace Place, ImmutableArray<string> Steps) : HclExpression(Place)
    {
        /// <summary>The step by which every item of a list is looked at.</summary>
        public const string Each = "*";

        /// <summary>The step to what a map has under a key, whatever the key looks like.</summary>
        public static string Key(string key) => $"[{HclWriter.Quote(key)}]";
    }

    /// <summary><c>contains(list, value)</c>.</summary>
    public sealed record Call(HclPlace Place, string Function, ImmutableArray<HclExpression> Arguments) : HclExpression(Place);

    /// <summary><c>left == right</c> and <c>left / right</c>.</summary>
    public sealed record Binary(HclPlace Place, string Sign, HclExpression Left, HclExpression Right) : HclExpression(Place);

    /// <summary><c>[for item in source : value if condition]</c>, and with a key in braces.</summary>
    public sealed record For(HclPlace Place, string Item, HclExpression Source, HclExpression? Key, HclExpression Value,
        HclExpression? Condition) : HclExpression(Place);
}
