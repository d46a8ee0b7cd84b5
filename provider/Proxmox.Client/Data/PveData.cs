using System.Collections.ObjectModel;

namespace Proxmox.Client;

/// <summary>
/// An immutable tree of what PVE answered. PVE is loose about types: booleans come as 0 and 1, numbers as
/// strings, and an unset member as null or not at all. The <c>As</c> methods accept all of these and answer null when there is
/// nothing that can be converted, so that a reader never has to know which form a PVE version chose.
/// </summary>
public abstract class PveData : IEquatable<PveData>
{
    /// <summary>JSON null, which is also what an absent member reads as.</summary>
    public static readonly PveData Null = new PveNull();

    private protected PveData()
    {
    }

    /// <summary>Which of the six shapes this is.</summary>
    public abstract PveDataKind Kind { get; }

    /// <summary>Whether this is null or absent.</summary>
    public bool IsNull => Kind == PveDataKind.Null;

    /// <summary>The elements of an array; empty for every other kind.</summary>
    public virtual IReadOnlyList<PveData> Items => [];

    /// <summary>The members of an object, in alphabetical order; empty for every other kind.</summary>
    public virtual IReadOnlyDictionary<string, PveData> Members => ReadOnlyDictionary<string, PveData>.Empty;

    /// <summary>The member of that name; <see cref="Null"/> when absent, and for everything that is not an object.</summary>
    public virtual PveData this[string member] => Null;

    /// <summary>A text value; null gives <see cref="Null"/>.</summary>
    public static PveData Of(string? text) => text is null ? Null : new PveText(text);

    /// <summary>A number.</summary>
    public static PveData Of(long number) => new PveWhole(number);

    /// <summary>A number.</summary>
    public static PveData Of(decimal number) => new PveDecimal(number);

    /// <summary>A boolean.</summary>
    public static PveData Of(bool truth) => truth ? PveTruth.True : PveTruth.False;

    /// <summary>An array of these elements.</summary>
    public static PveData Array(params IEnumerable<PveData> items) => new PveArray([.. items]);

    /// <summary>An object of these members; of two with one name the last counts.</summary>
    public static PveData Object(params IEnumerable<KeyValuePair<string, PveData>> members)
    {
        var given = members as IReadOnlyCollection<KeyValuePair<string, PveData>> ?? [.. members];
        return PveObject.Of([.. given.Select(member => member.Key)], [.. given.Select(member => member.Value)]);
    }

    /// <summary>An object of these members; of two with one name the last counts.</summary>
    public static PveData Object(params ReadOnlySpan<(string Name, PveData Value)> members)
    {
        var (names, values) = (new string[members.Length], new PveData[members.Length]);
        for (var at = 0; at < members.Length; at++)
        {
            (names[at], values[at]) = members[at];
        }

        return PveObject.Of(names, values);
    }

    /// <summary>The text of a text, number (invariant) or boolean ("1" or "0"); null for null, arrays and objects.</summary>
    public virtual string? AsText() => null;

    /// <summary>A whole number, from a number, a numeric text or a boolean; null for everything else, and for fractions.</summary>
    public virtual long? AsLong() =>
        AsDecimal() is { } number && number >= long.MinValue && number <= long.MaxValue && decimal.IsInteger(number) ? (long)number : null;

    /// <summary>A number, from a number, a numeric text or a boolean; null when it is none.</summary>
    public virtual decimal? AsDecimal() => null;

    /// <summary>
    /// A truth value: true and false, a number (0 is false), or one of the words PVE accepts in property strings
    /// (1, yes, on, true, 0, no, off, false; any case). Null for everything else.
    /// </summary>
    public virtual bool? AsBool() => null;

    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static PveData Parse(string json) => PveDataReader.Read(json);

    /// <summary>Compact JSON, with members in alphabetical order.</summary>
    public override string ToString() => PveDataWriter.Write(this);

    /// <summary>Whether both trees hold the same: 1 equals 1.0, but text and number differ.</summary>
    public abstract bool Equals(PveData? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as PveData);

    /// <inheritdoc/>
    public abstract override int GetHashCode();
}
