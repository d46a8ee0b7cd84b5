using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A collection of inputs, each of which may be known, unknown or secret by itself.</summary>
internal interface IInputCollection
{
    /// <summary>The inputs, not yet awaited.</summary>
    IOutput Items { get; }
}

/// <summary>A list given to a resource or function, of plain values and outputs in any mixture, or an output as a whole.</summary>
/// <typeparam name="T">The elements' type.</typeparam>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>, IInputCollection
{
    private Output<ImmutableArray<Input<T>>> items;

    /// <summary>An empty list.</summary>
    public InputList()
        : this(Pulumi.Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> items)
        : base(output: null) => this.items = items;

    /// <inheritdoc/>
    IOutput IInputCollection.Items => items;

    internal override Output<ImmutableArray<T>> Output =>
        items.Apply(inputs => inputs.IsDefault ? Pulumi.Output.Create(default(ImmutableArray<T>)) : Pulumi.Output.All(inputs));

    /// <summary>Takes one value as a list.</summary>
    public static implicit operator InputList<T>(T value) => Of([value]);

    /// <summary>Takes one output as a list.</summary>
    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    /// <summary>Takes one input as a list.</summary>
    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    /// <summary>Takes plain values.</summary>
    public static implicit operator InputList<T>(T[] values) => Of([.. values]);

    /// <summary>Takes outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => Of([.. values]);

    /// <summary>Takes inputs.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => Of([.. values]);

    /// <summary>Takes plain values.</summary>
    public static implicit operator InputList<T>(List<T> values) => Of([.. values]);

    /// <summary>Takes outputs.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => Of([.. values]);

    /// <summary>Takes inputs.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => Of([.. values]);

    /// <summary>Takes plain values.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => Of(Inputs(values));

    /// <summary>Takes outputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => Of(values.IsDefault ? default : [.. values]);

    /// <summary>Takes inputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => Of(values);

    /// <summary>Takes an output of an array.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(array => Inputs([.. array])));

    /// <summary>Takes an output of a list.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => new(values.Apply(list => Inputs([.. list])));

    /// <summary>Takes an output of a sequence.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => new(values.Apply(sequence => Inputs([.. sequence])));

    /// <summary>Takes an output of an array.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(Inputs));

    /// <summary>Adds elements; a collection initialiser calls this.</summary>
    /// <param name="inputs">The elements.</param>
    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    /// <summary>Adds the elements of another list; a collection initialiser calls this.</summary>
    /// <param name="inputs">The list.</param>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Adds the elements of another list.</summary>
    /// <param name="inputs">The list.</param>
    public void AddRange(InputList<T> inputs) => items = Concat(inputs).items;

    /// <summary>A new list of these elements and then the other's.</summary>
    /// <param name="other">The other list.</param>
    public InputList<T> Concat(InputList<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Pulumi.Output.Tuple<ImmutableArray<Input<T>>, ImmutableArray<Input<T>>>(items, other.items)
            .Apply(both => Elements(both.Item1).AddRange(Elements(both.Item2))));
    }

    /// <summary>The elements as inputs, once the list is known; none while it is not.</summary>
    /// <param name="cancellationToken">Not heeded: the list is in memory once it is known.</param>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var element in Elements(await Output.GetValueAsync(whenUnknown: [])))
        {
            yield return element;
        }
    }

    /// <summary>Exists so that a collection initialiser compiles.</summary>
    /// <exception cref="NotSupportedException">Always: elements may come later.</exception>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("An InputList cannot be enumerated synchronously: use await foreach.");

    internal InputList<T> Clone() => new(items);

    private static InputList<T> Of(ImmutableArray<Input<T>> inputs) => new(Pulumi.Output.Create(inputs));

    private static ImmutableArray<Input<T>> Inputs(ImmutableArray<T> values) =>
        values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)];

    private static ImmutableArray<TElement> Elements<TElement>(ImmutableArray<TElement> array) => array.IsDefault ? [] : array;
}
