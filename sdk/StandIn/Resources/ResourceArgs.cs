using System.Collections.Immutable;

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
/// <param name="dictionary">The arguments by their names on the wire.</param>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
