namespace Pulumi;

/// <summary>An input of any type.</summary>
internal interface IInput
{
    /// <summary>The input's value as an output.</summary>
    IOutput ToOutput();
}

/// <summary>A value given to a resource or function: a plain one, or an output of something else.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public class Input<T> : IInput
{
    private readonly Output<T>? output;

    private protected Input(Output<T>? output) => this.output = output;

    /// <summary>The value as an output.</summary>
    internal virtual Output<T> Output => output!;

    /// <summary>Takes a plain value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Input<T>(T value) => new(Pulumi.Output.Create(value));

    /// <summary>Takes an output.</summary>
    /// <param name="value">The output.</param>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>Gives the value as an output.</summary>
    /// <param name="input">The input.</param>
    public static implicit operator Output<T>(Input<T> input) => input.Output;

    /// <inheritdoc/>
    IOutput IInput.ToOutput() => Output;
}
