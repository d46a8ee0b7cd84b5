using System.Collections.Immutable;

namespace Proxmox.SdkGenerator.Schema;

/// <summary>A package schema, as far as an SDK follows from it. Everything is ordered by token or name.</summary>
internal sealed record PackageSchema(string Name)
{
    /// <summary>The token of references to the provider resource.</summary>
    public const string ProviderToken = "pulumi:providers:";

    /// <summary>The version of package and plugin; null when the schema states none.</summary>
    public string? Version { get; init; }

    /// <summary>The name for people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Words to find the package by.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>A URL.</summary>
    public string? Homepage { get; init; }

    /// <summary>An SPDX expression.</summary>
    public string? License { get; init; }

    /// <summary>A URL.</summary>
    public string? Repository { get; init; }

    /// <summary>Who publishes the package.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where the engine finds the plugin; null for Pulumi's own place.</summary>
    public string? PluginDownloadUrl { get; init; }

    /// <summary>The part of a token's module that is the module's name: a regular expression with one group.</summary>
    public required string ModuleFormat { get; init; }

    /// <summary>What the schema says about .NET.</summary>
    public required CSharpSettings CSharp { get; init; }

    /// <summary>The settings that <c>pulumi config</c> holds for the package.</summary>
    public ImmutableArray<PropertySchema> Config { get; init; } = [];

    /// <summary>The provider resource.</summary>
    public required ResourceSchema Provider { get; init; }

    /// <summary>The resources.</summary>
    public ImmutableArray<ResourceSchema> Resources { get; init; } = [];

    /// <summary>The functions.</summary>
    public ImmutableArray<FunctionSchema> Functions { get; init; } = [];

    /// <summary>The object types by token.</summary>
    public ImmutableSortedDictionary<string, ObjectSchema> Objects { get; init; } = ImmutableSortedDictionary<string, ObjectSchema>.Empty;

    /// <summary>The enum types by token.</summary>
    public ImmutableSortedDictionary<string, EnumSchema> Enums { get; init; } = ImmutableSortedDictionary<string, EnumSchema>.Empty;

    /// <summary>Whether anything in the package should not be used any more.</summary>
    public bool HasDeprecations =>
        Resources.Any(resource => resource.Deprecation is not null)
        || Functions.Any(function => function.Deprecation is not null)
        || Enums.Values.Any(schema => schema.Members.Any(member => member.Deprecation is not null))
        || Properties.Any(property => property.Deprecation is not null);

    private IEnumerable<PropertySchema> Properties => Config
        .Concat(Resources.Append(Provider).SelectMany(resource => resource.Properties.Concat(resource.Inputs).Concat(resource.State ?? [])))
        .Concat(Functions.SelectMany(function => (function.Inputs ?? []).Concat(function.Outputs ?? [])))
        .Concat(Objects.Values.SelectMany(schema => schema.Properties));
}

/// <summary>The block <c>language.csharp</c> of a package.</summary>
internal sealed record CSharpSettings
{
    /// <summary>What all namespaces begin with.</summary>
    public string RootNamespace { get; init; } = "Pulumi";

    /// <summary>Names of namespaces by package or module.</summary>
    public ImmutableSortedDictionary<string, string> Namespaces { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Ranges of versions by the name of the NuGet package.</summary>
    public ImmutableSortedDictionary<string, string> PackageReferences { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>A resource, or the provider.</summary>
internal sealed record ResourceSchema(string Token)
{
    /// <summary>Where the resource stands in the schema, for errors.</summary>
    public required string Path { get; init; }

    /// <summary>Whether this is the provider resource.</summary>
    public bool IsProvider { get; init; }

    /// <summary>Markdown; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why the resource should not be used any more; null when it may.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The outputs.</summary>
    public ImmutableArray<PropertySchema> Properties { get; init; } = [];

    /// <summary>The inputs.</summary>
    public ImmutableArray<PropertySchema> Inputs { get; init; } = [];

    /// <summary>What may be said beside the id to look an existing resource up; null when there is nothing.</summary>
    public ImmutableArray<PropertySchema>? State { get; init; }

    /// <summary>The tokens that the resource had before.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The name that the schema gives the class; null when it follows from the token.</summary>
    public string? CSharpName { get; init; }
}

/// <summary>A function of the provider.</summary>
internal sealed record FunctionSchema(string Token)
{
    /// <summary>Where the function stands in the schema, for errors.</summary>
    public required string Path { get; init; }

    /// <summary>Markdown; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why the function should not be used any more; null when it may.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The arguments; null when the function takes none.</summary>
    public ImmutableArray<PropertySchema>? Inputs { get; init; }

    /// <summary>The properties of the answer; null when the function answers something else than an object of its own.</summary>
    public ImmutableArray<PropertySchema>? Outputs { get; init; }

    /// <summary>The type of the answer that is no object of the function's own; null when it is one, or when there is no answer.</summary>
    public TypeSchema? Returns { get; init; }

    /// <summary>Whether the function answers anything.</summary>
    public bool HasAnswer => Outputs is not null || Returns is not null;

    /// <summary>Whether there are arguments that may be known later: only an answer can wait for them.</summary>
    public bool LiftsArguments => HasAnswer && Inputs is { IsEmpty: false };
}

/// <summary>An object type.</summary>
internal sealed record ObjectSchema(string Token, string? Description, ImmutableArray<PropertySchema> Properties);

/// <summary>
/// An enum type: of <see cref="SimpleType.String"/>, <see cref="SimpleType.Integer"/> or <see cref="SimpleType.Number"/>.
/// </summary>
internal sealed record EnumSchema(string Token, string Path, SimpleType Type, string? Description, ImmutableArray<EnumMember> Members)
{
    /// <summary>Whether some property takes nothing but its members; otherwise it only has names for them.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>A member of an enum; <see cref="Name"/> is null when it follows from the value.</summary>
internal sealed record EnumMember(string? Name, Constant Value, string? Description, string? Deprecation);
