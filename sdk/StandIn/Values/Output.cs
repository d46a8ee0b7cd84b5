namespace Pulumi;

/// <summary>An output of any type.</summary>
internal interface IOutput
{
    /// <summary>What the output has become, once it has.</summary>
    Task<OutputState<object?>> GetStateAsync();

    /// <summary>Makes another output of the value.</summary>
    Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func);
}

/// <summary>
/// A value that may come later, may be unknown until the deployment, may be secret, and remembers the resources it came from.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputState<T>> state)
    {
        State = state;
        Deployment.Current?.Work.Add(state);
    }

    internal Task<OutputState<T>> State { get; }

    /// <summary>An output of what a task ends with.</summary>
    /// <param name="value">The task; if it fails, the program fails.</param>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(value, isSecret: false);
    }

    /// <summary>Runs a function on the value when it is known, and waits for it.</summary>
    /// <param name="func">The function; not called for an unknown value.</param>
    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(async value =>
    {
        await func(value);
        return default(ValueTuple);
    });

    /// <summary>Makes another value of this one when it is known; unknown, secret and origin carry over.</summary>
    /// <typeparam name="TResult">The other value's type.</typeparam>
    /// <param name="func">The function; not called for an unknown value.</param>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        new(ThenAsync(value => Task.FromResult(OutputState<TResult>.Of(func(value)))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        new(ThenAsync(async value => OutputState<TResult>.Of(await func(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, Output{TResult}})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => new(ThenAsync(value => func(value).ToOutput().State));

    /// <summary>
    /// Makes another output of this value when it is known; the result is unknown or secret as soon as one of the two is.
    /// </summary>
    /// <typeparam name="TResult">The other value's type.</typeparam>
    /// <param name="func">The function; not called for an unknown value. Null stands for the type's default.</param>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        new(ThenAsync(value => func(value)?.State ?? Task.FromResult(OutputState<TResult>.Of(default!))));

    /// <summary>Makes another output of this value, whatever its type.</summary>
    /// <typeparam name="TResult">The other value's type.</typeparam>
    /// <param name="func">The function; not called for an unknown value.</param>
    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    /// <summary>A text that says that an output is no string, never the value; the same is logged as a warning.</summary>
    /// <exception cref="InvalidOperationException">PULUMI_ERROR_OUTPUT_STRING is set to <c>1</c> or <c>true</c>, or no program is
    /// running.</exception>
    public override string ToString()
    {
        const string Text = "An Output<T> has no text of its own: its value may not be known yet. Use Apply or Output.Format to make an "
            + "Output<string>.";
        var strict = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (strict == "1" || string.Equals(strict, "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(Text);
        }

        Log.Warn(Text);
        return Text;
    }

    /// <inheritdoc/>
    async Task<OutputState<object?>> IOutput.GetStateAsync()
    {
        var state = await State;
        return state.With<object?>(state.Value);
    }

    internal static Output<T> Of(Task<T> value, bool isSecret)
    {
        async Task<OutputState<T>> StateAsync() => new(await value, IsKnown: true, isSecret, []);
        return new(StateAsync());
    }

    internal static Output<T> Unknown(T value) => new(Task.FromResult(OutputState<T>.Unknown() with { Value = value }));

    internal Output<T> Marked(Func<OutputState<T>, Task<OutputState<T>>> mark)
    {
        async Task<OutputState<T>> StateAsync() => await mark(await State);
        return new(StateAsync());
    }

    internal Output<T> MarkedSecret(bool isSecret) => Marked(state => Task.FromResult(state with { IsSecret = isSecret }));

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var state = await State;
        return state.IsKnown ? state.Value : whenUnknown;
    }

    private async Task<OutputState<TResult>> ThenAsync<TResult>(Func<T, Task<OutputState<TResult>>> func)
    {
        var state = await State;
        return state.IsKnown ? (await func(state.Value)).Joined(state) : state.With<TResult>(default!);
    }
}
