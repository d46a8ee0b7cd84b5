using System.Collections.Immutable;

namespace Proxmox.SdkGenerator.Schema;

/// <summary>A type as a package schema says it (typeSpec of the metaschema).</summary>
internal abstract record TypeSchema
{
    /// <summary>Whether the value must be known when the program runs: an input of such a type is not wrapped in <c>Input</c>.</summary>
    public bool IsPlain { get; init; }

    /// <summary>This type and all that it is made of, without the properties of objects.</summary>
    public virtual IEnumerable<TypeSchema> Parts => [this];

    /// <summary>A type that is no more than a name: of C# or of the Pulumi package.</summary>
    internal sealed record Simple(SimpleType Type) : TypeSchema
    {
        /// <summary>The token of the enum that has names for some of the values; null when none has.</summary>
        public string? Words { get; init; }
    }

    /// <summary>A list.</summary>
    internal sealed record ListOf(TypeSchema Element) : TypeSchema
    {
        /// <inheritdoc/>
        public override IEnumerable<TypeSchema> Parts => Element.Parts.Prepend(this);
    }

    /// <summary>A map with strings as keys.</summary>
    internal sealed record MapOf(TypeSchema Element) : TypeSchema
    {
        /// <inheritdoc/>
        public override IEnumerable<TypeSchema> Parts => Element.Parts.Prepend(this);
    }

    /// <summary>An object type of the package, by its token.</summary>
    internal sealed record ObjectOf(string Token) : TypeSchema;

    /// <summary>An enum type of the package, by its token.</summary>
    internal sealed record EnumOf(string Token) : TypeSchema;

    /// <summary>A resource of the package, by its token; the provider is <see cref="PackageSchema.ProviderToken"/>.</summary>
    internal sealed record ResourceOf(string Token) : TypeSchema;

    /// <summary>One of at least two types.</summary>
    internal sealed record OneOf(ImmutableArray<TypeSchema> Options) : TypeSchema
    {
        /// <inheritdoc/>
        public override IEnumerable<TypeSchema> Parts => Options.SelectMany(option => option.Parts).Prepend(this);
    }
}

/// <summary>The types that have no parts.</summary>
internal enum SimpleType
{
    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A double.</summary>
    Number,

    /// <summary>Text.</summary>
    String,

    /// <summary>A value of any type (<c>pulumi.json#/Any</c>).</summary>
    Any,

    /// <summary>A JSON document in text (<c>pulumi.json#/Json</c>).</summary>
    Json,

    /// <summary>An asset or an archive (<c>pulumi.json#/Asset</c>).</summary>
    Asset,

    /// <summary>An archive (<c>pulumi.json#/Archive</c>).</summary>
    Archive,
}
