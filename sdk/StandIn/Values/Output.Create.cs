using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes outputs of values and of other outputs.</summary>
public static partial class Output
{
    /// <summary>An output of a plain value.</summary>
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputState<T>.Of(value)));

    /// <summary>An output of what a task ends with; if it fails, the program fails.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A secret output of a plain value.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(Task.FromResult(OutputState<T>.Of(value) with { IsSecret = true }));

    /// <summary>A secret output of what a task ends with; if it fails, the program fails.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Output<T>.Of(value, isSecret: true);
    }

    /// <summary>The same output, secret.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.MarkedSecret(isSecret: true);
    }

    /// <summary>The same output, not secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output.MarkedSecret(isSecret: false);
    }

    /// <summary>Whether the output is secret, once it is decided.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.State).IsSecret;
    }

    /// <summary>All values at once, in order; unknown or secret as soon as one is.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => new(AllAsync([.. inputs]));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => new(AllAsync([.. inputs]));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => new(AllAsync<T>([.. outputs]));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(AllAsync<T>([.. outputs]));

    /// <summary>A text with inputs and outputs in its holes; plain values are formatted culture-invariantly.</summary>
    /// <param name="formattableString">An interpolated string.</param>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        return All(formattableString.GetArguments().Select(argument => (Input<object?>)Untyped(argument)))
            .Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    /// <summary>A value of any type, awaited if it is an input or output.</summary>
    internal static Output<object?> Untyped(object? value) => value switch
    {
        IInput input => new(input.ToOutput().GetStateAsync()),
        IOutput output => new(output.GetStateAsync()),
        _ => Create(value),
    };

    private static async Task<OutputState<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Input<T>> inputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(inputs.Length);
        var all = OutputState<ImmutableArray<T>>.Of([]);
        foreach (var input in inputs)
        {
            var state = await input.ToOutput().State;
            values.Add(state.Value);
            all = all.Joined(state);
        }

        return all with { Value = values.MoveToImmutable() };
    }
}
