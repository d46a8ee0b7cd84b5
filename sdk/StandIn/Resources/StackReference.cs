using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Reads a stack's outputs.</summary>
    /// <param name="name">The name of the reference, and of the stack unless the arguments give one:
    /// <c>ORGANIZATION/PROJECT/STACK</c>.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference", name, new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The stack's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>The stack's outputs.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of those outputs that are secret.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>One output; null if the stack has none of the name.</summary>
    /// <param name="name">The output's name.</param>
    public Output<object?> GetOutput(Input<string> name) => Marked(name, Pulumi.Output.Tuple(name.ToOutput(), Outputs)
        .Apply(both => (object?)both.Item2.GetValueOrDefault(both.Item1)));

    /// <summary>One output. The program fails if the stack has none of the name.</summary>
    /// <param name="name">The output's name.</param>
    public Output<object> RequireOutput(Input<string> name) => Marked(
        name,
        Pulumi.Output.Tuple(name.ToOutput(), Name, Outputs).Apply(all => all.Item3.GetValueOrDefault(all.Item1)
            ?? throw new KeyNotFoundException($"The stack '{all.Item2}' has no output '{all.Item1}'.")));

    /// <summary>One output, once it is known, and whether it is secret.</summary>
    /// <param name="name">The output's name.</param>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var state = await GetOutput(name).State;
        return state.IsSecret ? new() { SecretValue = state.Value } : new() { Value = state.Value };
    }

    /// <summary>One output, once it is known; null if the stack has none of the name.</summary>
    /// <param name="name">The output's name.</param>
    /// <exception cref="InvalidOperationException">It is secret.</exception>
    public Task<object?> GetValueAsync(Input<string> name) => PlainAsync(GetOutput(name));

    /// <summary>One output, once it is known.</summary>
    /// <param name="name">The output's name.</param>
    /// <exception cref="InvalidOperationException">It is secret.</exception>
    /// <exception cref="KeyNotFoundException">The stack has none of the name.</exception>
    public Task<object> RequireValueAsync(Input<string> name) => PlainAsync(RequireOutput(name));

    private static async Task<T> PlainAsync<T>(Output<T> output)
    {
        var state = await output.State;
        return state.IsSecret ? throw new InvalidOperationException("The output is secret: read it with GetOutput or RequireOutput.")
            : state.Value;
    }

    /// <summary>The output, secret if just that one is and not because another output of the stack is.</summary>
    private Output<T> Marked<T>(Input<string> name, Output<T> output) => output.Marked(async state =>
    {
        var asked = await name.ToOutput().State;
        var secrets = await SecretOutputNames.State;
        var isSecret = asked.IsKnown && secrets.IsKnown
            ? !secrets.Value.IsDefault && secrets.Value.Contains(asked.Value)
            : (await Outputs.State).IsSecret;
        return state with { IsSecret = isSecret };
    });
}

/// <summary>Which stack to read.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack: <c>ORGANIZATION/PROJECT/STACK</c>.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

/// <summary>An output of another stack.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value; null if it is secret or there is none.</summary>
    public object? Value { get; set; }

    /// <summary>The value if it is secret; null otherwise.</summary>
    public object? SecretValue { get; set; }
}
