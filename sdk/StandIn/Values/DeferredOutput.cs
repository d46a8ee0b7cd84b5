namespace Pulumi;

/// <summary>An output that is handed out before what it will become exists.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputState<T>> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int resolved;

    /// <summary>An output that nothing has been decided about.</summary>
    public DeferredOutput() => Output = new(source.Task);

    /// <summary>The output to hand out.</summary>
    public Output<T> Output { get; }

    /// <summary>Decides what the output becomes, with all marks of the other.</summary>
    /// <param name="output">What it becomes.</param>
    /// <exception cref="InvalidOperationException">It has been decided before.</exception>
    public void Resolve(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Interlocked.Exchange(ref resolved, 1) != 0)
        {
            throw new InvalidOperationException("A deferred output is resolved once.");
        }

        _ = CompleteAsync(output.State);
    }

    private async Task CompleteAsync(Task<OutputState<T>> state)
    {
        try
        {
            source.SetResult(await state);
        }
        catch (Exception exception)
        {
            source.SetException(exception);
        }
    }
}
