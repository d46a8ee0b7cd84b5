using System.Collections.Immutable;
using Pulumi.Serialization;

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
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> dictionary;

    /// <summary>Takes arguments.</summary>
    /// <param name="dictionary">The arguments by their names on the wire.</param>
    /// <exception cref="InvalidOperationException">One is of a type that outputs cannot have. Outputs and inputs are looked
    /// into.</exception>
    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        OutputTypeCheck.CheckArguments(dictionary, typeof(Output<>), typeof(Input<>));
        this.dictionary = dictionary;
    }

    internal override ImmutableDictionary<string, object?> ToDictionary() => dictionary;
}
