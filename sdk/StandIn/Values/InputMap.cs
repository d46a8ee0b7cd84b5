using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map given to a resource or function, of plain values and outputs in any mixture, or an output as a whole.</summary>
/// <typeparam name="TValue">The values' type.</typeparam>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable,
    IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>, IInputCollection
{
    private Output<ImmutableDictionary<string, Input<TValue>>> items;

    /// <summary>An empty map.</summary>
    public InputMap()
        : this(Pulumi.Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items)
        : base(output: null) => this.items = items;

    /// <inheritdoc/>
    IOutput IInputCollection.Items => items;

    internal override Output<ImmutableDictionary<string, TValue>> Output => items.Apply(inputs => inputs is null
        ? Pulumi.Output.Create(default(ImmutableDictionary<string, TValue>)!)
        : Pulumi.Output.All(inputs.Select(pair => pair.Value.Apply(value => KeyValuePair.Create(pair.Key, value))))
            .Apply(pairs => pairs.ToImmutableDictionary()));

    /// <summary>Adds a value; the same as <see cref="Add(string, Input{TValue})"/>.</summary>
    /// <param name="key">The key.</param>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Takes plain values.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        new(Pulumi.Output.Create(Inputs(values)));

    /// <summary>Takes plain values.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        new(Pulumi.Output.Create(Inputs(values)));

    /// <summary>Takes an output of a map.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        new(values.Apply(map => Inputs(map)));

    /// <summary>Takes an output of a map.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        new(values.Apply(map => Inputs(map)));

    /// <summary>Takes an output of a map.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(map => Inputs(map)));

    /// <summary>A new map of both; where both have a key, the second's value counts.</summary>
    /// <param name="first">The first map.</param>
    /// <param name="second">The second map.</param>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(Both(first, second).Apply(both => both.Item1.SetItems(both.Item2)));
    }

    /// <summary>Adds a value; a collection initialiser calls this.</summary>
    /// <param name="key">The key. One that is there already must come with an equal value, or the program fails
    /// with an <see cref="ArgumentException"/>.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, Input<TValue> value) => items = items.Apply(map =>
        map.SetItem(key, map.TryGetValue(key, out var earlier) ? Same(key, earlier, value) : value));

    /// <summary>Adds the values of another map; a collection initialiser calls this.</summary>
    /// <param name="values">The map.</param>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>
    /// Adds the values of another map. A key that is there already makes the program fail with an <see cref="ArgumentException"/>.
    /// </summary>
    /// <param name="values">The map.</param>
    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        items = Both(this, values).Apply(both => both.Item1.AddRange(both.Item2));
    }

    /// <summary>The pairs as inputs, once the map is known; none while it is not.</summary>
    /// <param name="cancellationToken">Not heeded: the map is in memory once it is known.</param>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var pair in await Output.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty))
        {
            yield return pair;
        }
    }

    /// <summary>Exists so that a collection initialiser compiles.</summary>
    /// <exception cref="NotSupportedException">Always: values may come later.</exception>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("An InputMap cannot be enumerated synchronously: use await foreach.");

    private static Output<(ImmutableDictionary<string, Input<TValue>>, ImmutableDictionary<string, Input<TValue>>)> Both(
        InputMap<TValue> first, InputMap<TValue> second) =>
        Pulumi.Output.Tuple(
            (Input<ImmutableDictionary<string, Input<TValue>>>)first.items,
                (Input<ImmutableDictionary<string, Input<TValue>>>)second.items);

    private static ImmutableDictionary<string, Input<TValue>> Inputs(IEnumerable<KeyValuePair<string, TValue>>? values) =>
        values is null ? null! : values.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value);

    private static Input<TValue> Same(string key, Input<TValue> earlier, Input<TValue> later) =>
        Pulumi.Output.Tuple(earlier, later).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item1
            : throw new ArgumentException($"The map has two different values for the key '{key}'.", nameof(key)));
}
