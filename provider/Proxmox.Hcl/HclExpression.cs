using System.Collections.Immutable;

namespace Proxmox.Hcl;

/// <summary>An expression.</summary>
/// <param name="Place">Where it begins.</param>
public abstract record HclExpression(HclPlace Place)
{
    /// <summary>Where it stands.</summary>
    public HclSpan Span { get; init; }

    /// <summary>The expressions that it is made of.</summary>
    public virtual IEnumerable<HclExpression> Parts() => [];

    /// <summary>The expression and all that it is made of, outermost first.</summary>
    public IEnumerable<HclExpression> WithParts() => Parts().SelectMany(part => part.WithParts()).Prepend(this);

    /// <summary>A text without anything to fill in.</summary>
    public sealed record Text(HclPlace Place, string Value) : HclExpression(Place)
    {
        /// <summary>How it is written.</summary>
        public HclTextForm Form { get; init; }
    }

    /// <summary>A text with parts to fill in: <c>"@${proxmox_group.admins.group_id}"</c>.</summary>
    public sealed record Template(HclPlace Place, ImmutableArray<HclExpression> Pieces) : HclExpression(Place)
    {
        /// <summary>How it is written.</summary>
        public HclTextForm Form { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => Pieces;
    }

    /// <summary>A directive in a text: <c>%{ if condition }</c>, <c>%{ else }</c>, <c>%{ for item in list }</c>, ....</summary>
    public sealed record Directive(HclPlace Place, string Word, HclExpression? Subject) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => Subject is null ? [] : [Subject];
    }

    /// <summary>A number.</summary>
    public sealed record Number(HclPlace Place, decimal Value) : HclExpression(Place);

    /// <summary>True or false.</summary>
    public sealed record Flag(HclPlace Place, bool Value) : HclExpression(Place);

    /// <summary><c>null</c>.</summary>
    public sealed record Null(HclPlace Place) : HclExpression(Place);

    /// <summary><c>[a, b]</c>.</summary>
    public sealed record List(HclPlace Place, ImmutableArray<HclExpression> Items) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => Items;
    }

    /// <summary><c>{ name = value }</c>.</summary>
    public sealed record Map(HclPlace Place, ImmutableArray<HclAttribute> Entries) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() =>
            Entries.SelectMany(entry => entry.Key is { } key ? [key, entry.Value] : new[] { entry.Value });
    }

    /// <summary><c>data.proxmox_pools.all.items[*].pool_id</c>: names, whole numbers as texts between brackets, and a star.</summary>
    public sealed record Path(HclPlace Place, ImmutableArray<string> Steps) : HclExpression(Place)
    {
        /// <summary>The step by which every item of a list is looked at.</summary>
        public const string Each = "*";

        /// <summary>The step to what a map has under a key, whatever the key looks like.</summary>
        public static string Key(string key) => $"[{HclWriter.Quote(key)}]";

        /// <summary>The offset behind each step.</summary>
        public ImmutableArray<int> Ends { get; init; } = [];
    }

    /// <summary><c>source["key"]</c>, and <c>source.name</c> of what is no path: <c>one(list).name</c>.</summary>
    public sealed record Pick(HclPlace Place, HclExpression Source, HclExpression Key) : HclExpression(Place)
    {
        /// <summary>True for a name behind a dot, or a star: no key of a map.</summary>
        public bool IsMember { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => [Source, Key];
    }

    /// <summary><c>contains(list, value)</c>.</summary>
    public sealed record Call(HclPlace Place, string Function, ImmutableArray<HclExpression> Arguments) : HclExpression(Place)
    {
        /// <summary>True when the last argument is a list of the arguments: <c>max(list...)</c>.</summary>
        public bool IsSpread { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => Arguments;
    }

    /// <summary><c>left == right</c>, and every other sign between two operands.</summary>
    public sealed record Binary(HclPlace Place, string Sign, HclExpression Left, HclExpression Right) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => [Left, Right];
    }

    /// <summary><c>!value</c> and <c>-value</c>.</summary>
    public sealed record Unary(HclPlace Place, string Sign, HclExpression Operand) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => [Operand];
    }

    /// <summary><c>condition ? yes : no</c>.</summary>
    public sealed record Choice(HclPlace Place, HclExpression Condition, HclExpression Yes, HclExpression No) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => [Condition, Yes, No];
    }

    /// <summary><c>(value)</c>.</summary>
    public sealed record Group(HclPlace Place, HclExpression Inner) : HclExpression(Place)
    {
        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() => [Inner];
    }

    /// <summary><c>[for item in source : value if condition]</c>, and with a key in braces.</summary>
    public sealed record For(HclPlace Place, string Item, HclExpression Source, HclExpression? Key, HclExpression Value,
        HclExpression? Condition) : HclExpression(Place)
    {
        /// <summary>The first of two names, that of the item's key: <c>for name, item in source</c>; null when there is one.</summary>
        public string? ItemKey { get; init; }

        /// <summary>True when items of the same key are put together: <c>key => value...</c>.</summary>
        public bool IsGrouping { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<HclExpression> Parts() =>
            ((HclExpression?[])[Source, Key, Value, Condition]).OfType<HclExpression>();
    }
}

/// <summary>How a text is written.</summary>
public enum HclTextForm
{
    /// <summary>In quotation marks, as it is.</summary>
    Plain,

    /// <summary>In quotation marks, with escapes.</summary>
    Escaped,

    /// <summary>On lines of its own, behind <c>&lt;&lt;</c> and a word.</summary>
    Heredoc,
}
