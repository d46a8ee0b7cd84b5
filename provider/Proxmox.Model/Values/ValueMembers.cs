using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Proxmox.Model.Values;

/// <summary>
/// The members of an object or map, in the ordinal order of their names. An object that was made from another shares its names, since most
/// of them are of one schema.
/// </summary>
public sealed class ValueMembers : IReadOnlyDictionary<string, Value>
{
    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<Value> _values;

    private ValueMembers(ImmutableArray<string> names, ImmutableArray<Value> values) => (_names, _values) = (names, values);

    /// <summary>No members.</summary>
    public static ValueMembers Empty { get; } = new([], []);

    /// <inheritdoc/>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _names;

    /// <inheritdoc/>
    public IEnumerable<Value> Values => _values;

    /// <inheritdoc/>
    public Value this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no member {key}.");

    /// <summary>Those members.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static ValueMembers Of(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var given = members.ToArray();
        var names = new string[given.Length];
        var values = new Value[given.Length];
        var isInOrder = true;
        for (var place = 0; place < given.Length; place++)
        {
            (names[place], values[place]) = (given[place].Key, given[place].Value);
            isInOrder &= place == 0 || string.CompareOrdinal(names[place - 1], names[place]) < 0;
        }

        if (!isInOrder)
        {
            Array.Sort(names, values, StringComparer.Ordinal);
            for (var place = 1; place < names.Length; place++)
            {
                if (names[place - 1] == names[place])
                {
                    throw new ArgumentException($"There are two members {names[place]}.", nameof(members));
                }
            }
        }

        return Over(names, values);
    }

    /// <summary>The same members, but for one.</summary>
    public ValueMembers With(string name, Value value) => PlaceOf(name) is var place && place >= 0
        ? new(_names, _values.SetItem(place, value)) : new(_names.Insert(~place, name), _values.Insert(~place, value));

    /// <summary>The same names with other values.</summary>
    public ValueMembers MapValues(Func<Value, Value> map)
    {
        var values = new Value[_values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = map(_values[place]);
        }

        return new(_names, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        var place = PlaceOf(key);
        value = place >= 0 ? _values[place] : null;
        return place >= 0;
    }

    /// <summary>Goes through the members.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Nobody else has these arrays, so that they need no copy.
    private static ValueMembers Over(string[] names, Value[] values) =>
        new(ImmutableCollectionsMarshal.AsImmutableArray(names), ImmutableCollectionsMarshal.AsImmutableArray(values));

    // The complement of the place where it would be when it is not there.
    private int PlaceOf(string name)
    {
        var (first, last) = (0, _names.Length - 1);
        while (first <= last)
        {
            var middle = (first + last) >>> 1;
            switch (string.CompareOrdinal(_names[middle], name))
            {
                case 0:
                    return middle;
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    last = middle - 1;
                    break;
            }
        }

        return ~first;
    }

    /// <summary>Goes through members without an object of its own.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, Value>>
    {
        private readonly ValueMembers _members;
        private int _place = -1;

        internal Enumerator(ValueMembers members) => _members = members;

        /// <inheritdoc/>
        public readonly KeyValuePair<string, Value> Current => new(_members._names[_place], _members._values[_place]);

        /// <inheritdoc/>
        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_place < _members.Count;

        /// <inheritdoc/>
        public void Reset() => _place = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
