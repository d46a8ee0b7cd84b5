using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Proxmox.Client;

/// <summary>
/// A JSON object: its names in order, which all objects of a list share that have the same ones, and the values beside them. A dictionary
/// for each would take five times the room.
/// </summary>
internal sealed class PveObject : PveData, IReadOnlyDictionary<string, PveData>
{
    private readonly PveData[] _values;

    private PveObject(string[] names, PveData[] values) => (Names, _values) = (names, values);

    public override PveDataKind Kind => PveDataKind.Object;

    public override IReadOnlyDictionary<string, PveData> Members => this;

    public override PveData this[string member] => IndexOf(member) is >= 0 and var at ? _values[at] : Null;

    /// <summary>The names, each once, in ordinal order.</summary>
    internal string[] Names { get; }

    int IReadOnlyCollection<KeyValuePair<string, PveData>>.Count => Names.Length;

    IEnumerable<string> IReadOnlyDictionary<string, PveData>.Keys => Names.AsReadOnly();

    IEnumerable<PveData> IReadOnlyDictionary<string, PveData>.Values => _values.AsReadOnly();

    PveData IReadOnlyDictionary<string, PveData>.this[string key] =>
        IndexOf(key) is >= 0 and var at ? _values[at] : throw new KeyNotFoundException($"there is no member '{key}'");

    /// <summary>The object of these members; of two with one name the last counts.</summary>
    /// <param name="names">The names, which are put in order where they are.</param>
    /// <param name="values">Their values, which go along.</param>
    /// <param name="alike">Objects that may have the same names and values, of which it then takes them.</param>
    public static PveObject Of(Span<string> names, Span<PveData> values, params ReadOnlySpan<PveObject?> alike)
    {
        var count = Sort(names, values);
        names = names[..count];
        values = values[..count];
        foreach (var other in alike)
        {
            if (other is not null && names.SequenceEqual(other.Names))
            {
                for (var at = 0; at < count; at++)
                {
                    values[at] = values[at].Equals(other._values[at]) ? other._values[at] : values[at];
                }

                return new(other.Names, values.ToArray());
            }
        }

        return new(names.ToArray(), values.ToArray());
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PveData value)
    {
        var at = IndexOf(key);
        value = at >= 0 ? _values[at] : null;
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, PveData>> GetEnumerator()
    {
        for (var at = 0; at < _values.Length; at++)
        {
            yield return new(Names[at], _values[at]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(PveData? other) => ReferenceEquals(this, other)
        || (other is PveObject { Names: var names, _values: var values }
            && Names.AsSpan().SequenceEqual(names) && _values.AsSpan().SequenceEqual(values));

    public override int GetHashCode() => HashCode.Combine(PveDataKind.Object, Names.Length);

    // Insertion costs nothing where the members come in order already, and little where they are few.
    private static int Sort(Span<string> names, Span<PveData> values)
    {
        var count = 0;
        for (var at = 0; at < names.Length; at++)
        {
            var (name, value) = (names[at], values[at]);
            var place = count > 0 && string.CompareOrdinal(names[count - 1], name) < 0
                ? ~count
                : names[..count].BinarySearch(name, StringComparer.Ordinal);
            if (place >= 0)
            {
                values[place] = value;
                continue;
            }

            names[~place..count].CopyTo(names[(~place + 1)..]);
            values[~place..count].CopyTo(values[(~place + 1)..]);
            (names[~place], values[~place]) = (name, value);
            count++;
        }

        return count;
    }

    private int IndexOf(string name) => System.Array.BinarySearch(Names, name, StringComparer.Ordinal);
}
