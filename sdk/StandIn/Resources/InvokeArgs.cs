using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A function's arguments.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new NoArgs();

    private protected override string Kind => "Function argument";

    private sealed class NoArgs : InvokeArgs;
}

/// <summary>A function's arguments as a map.</summary>
/// <param name="dictionary">The arguments by their names on the wire.</param>
public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
