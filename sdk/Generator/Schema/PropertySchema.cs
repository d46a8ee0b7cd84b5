using System.Collections.Immutable;

namespace Proxmox.SdkGenerator.Schema;

/// <summary>A property of an object, of a resource's inputs or outputs, or of a function's (propertySpec of the metaschema).</summary>
internal sealed record PropertySchema(string Name, TypeSchema Type)
{
    /// <summary>Whether the value must be given, or is always there.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Where the property stands in the schema, for errors.</summary>
    public required string Path { get; init; }

    /// <summary>Markdown; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why the property should not be used any more; null when it may.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The only value that the property can have; null when there is no such value.</summary>
    public Constant? Const { get; init; }

    /// <summary>What the property is when the program says nothing; null when there is no such value.</summary>
    public Constant? Default { get; init; }

    /// <summary>The environment variables that give the default, the first that is set wins.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>Whether the value is a secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the engine itself replaces the resource when the property changes.</summary>
    public bool ReplacesOnChanges { get; init; }

    /// <summary>Whether the provider replaces the resource when the property changes.</summary>
    public bool WillReplaceOnChanges { get; init; }

    /// <summary>The name that the schema gives the property in C#; null when it follows from <see cref="Name"/>.</summary>
    public string? CSharpName { get; init; }

    /// <summary>The token of the enum that has names for some of its values; null when none has.</summary>
    public string? Words => Type.Parts.OfType<TypeSchema.Simple>().Select(part => part.Words).FirstOrDefault(words => words is not null);

    /// <summary>Whether a default of any kind is declared.</summary>
    public bool HasDefault => Default is not null || Environment.Length > 0;
}
