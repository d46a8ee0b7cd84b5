using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource's arguments.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new NoArgs();

    private protected override string Kind => "Resource argument";

    private sealed class NoArgs : ResourceArgs;
}

/// <summary>A resource's arguments as a map.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> dictionary;

    /// <summary>Takes arguments.</summary>
    /// <param name="dictionary">The arguments by their names on the wire.</param>
    /// <exception cref="InvalidOperationException">One is of a type that outputs cannot have. An output is looked into, an input is
    /// not.</exception>
    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        OutputTypeCheck.CheckArguments(dictionary, typeof(Output<>));
        this.dictionary = dictionary;
    }

    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
