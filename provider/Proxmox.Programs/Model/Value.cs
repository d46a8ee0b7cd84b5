using System.Collections.Immutable;

namespace Proxmox.Programs.Model;

/// <summary>A value in a program.</summary>
internal abstract record Value
{
    /// <summary>True when it refers to a step.</summary>
    public bool Mentions(Step step) => Parts().Any(part => part is Path { Root: { } root } && root == step || part.Mentions(step))
        || this is Path { Root: { } own } && own == step;

    /// <summary>The values that it is made of.</summary>
    public virtual IEnumerable<Value> Parts() => [];

    /// <summary>A text.</summary>
    internal sealed record Text(string Content) : Value;

    /// <summary>A file.</summary>
    internal sealed record Asset(string File) : Value;

    /// <summary>A number.</summary>
    internal sealed record Number(decimal Amount, bool IsWhole) : Value;

    /// <summary>True or false.</summary>
    internal sealed record Flag(bool IsTrue) : Value;

    /// <summary>A text that is known by name.</summary>
    internal sealed record Choice(SchemaType.Choice Type, string Content) : Value
    {
        /// <summary>The name of the member.</summary>
        public string Member => Type.Members[Content];
    }

    /// <summary>A text that other texts are filled into.</summary>
    internal sealed record Template(ImmutableArray<Value> Pieces) : Value
    {
        /// <inheritdoc/>
        public override IEnumerable<Value> Parts() => Pieces;
    }

    /// <summary>Several values in order.</summary>
    internal sealed record List(ImmutableArray<Value> Items, SchemaType Element) : Value
    {
        /// <inheritdoc/>
        public override IEnumerable<Value> Parts() => Items;
    }

    /// <summary>Values by keys of the user's.</summary>
    internal sealed record Map(ImmutableArray<(string Key, Value Value)> Entries, SchemaType Element) : Value
    {
        /// <inheritdoc/>
        public override IEnumerable<Value> Parts() => Entries.Select(entry => entry.Value);
    }

    /// <summary>Values by names of the schema's.</summary>
    internal sealed record Object(SchemaType.Object Type, ImmutableArray<(Member Member, Value Value)> Members) : Value
    {
        /// <inheritdoc/>
        public override IEnumerable<Value> Parts() => Members.Select(entry => entry.Value);
    }

    /// <summary>A secret out of the stack's configuration.</summary>
    /// <param name="Name">Its name there.</param>
    /// <param name="Type">What is asked of it; null where nothing is.</param>
    internal sealed record Setting(string Name, SchemaType? Type = null) : Value;

    /// <summary>Something of a step, or of an item that is being looked at.</summary>
    /// <param name="Root">The step; null for an item.</param>
    /// <param name="Item">The name of the item; null for a step.</param>
    /// <param name="Steps">The way from there.</param>
    internal sealed record Path(Step? Root, string? Item, ImmutableArray<PathStep> Steps) : Value
    {
        /// <summary>The member that the way ends with, or passes last.</summary>
        public Member Last => Steps.Last(step => step.Member is not null).Member!;
    }

    /// <summary>A number divided and rounded down.</summary>
    internal sealed record Quotient(Path Dividend, ImmutableArray<decimal> Divisors) : Value
    {
        /// <inheritdoc/>
        public override IEnumerable<Value> Parts() => [Dividend];
    }

    /// <summary>What is made of the items of a list.</summary>
    /// <param name="Source">The list.</param>
    /// <param name="Item">The name of each item.</param>
    /// <param name="Condition">Which items count; null for all.</param>
    /// <param name="Shape">What they become.</param>
    /// <param name="Key">The key of each in a map; null for other shapes.</param>
    /// <param name="Each">What is taken of each; null where it is only asked whether there is any.</param>
    internal sealed record Pick(Path Source, string Item, Condition? Condition, PickShape Shape, Path? Key, Path? Each) : Value
    {
        /// <inheritdoc/>
        public override IEnumerable<Value> Parts() => [Source];
    }
}

/// <summary>One step of a way: to a member, or to an item of a list.</summary>
/// <param name="Member">The member; null for an item.</param>
/// <param name="Index">The number of the item, from 0.</param>
internal sealed record PathStep(Member? Member, int Index);

/// <summary>What items are made into.</summary>
internal enum PickShape
{
    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>The first of them, or nothing.</summary>
    First,

    /// <summary>Whether there is one.</summary>
    Any,
}

/// <summary>Which items count.</summary>
/// <param name="Subject">What is looked at.</param>
/// <param name="Contains">True when it is a list that has to contain the value; false when it has to be the value.</param>
/// <param name="Expected">The value.</param>
internal sealed record Condition(Value.Path Subject, bool Contains, Value Expected);
