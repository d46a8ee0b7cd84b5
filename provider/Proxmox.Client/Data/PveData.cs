using System.Collections.ObjectModel;
using System.Globalization;

namespace Proxmox.Client;

/// <summary>
/// An immutable tree of what PVE answered. PVE is loose about types: booleans come as 0 and 1, numbers as
/// strings, and an unset member as null or not at all. The <c>As</c> methods accept all of these and answer null when there is
/// nothing that can be converted, so that a reader never has to know which form a PVE version chose.
/// </summary>
public sealed class PveData : IEquatable<PveData>
{
    /// <summary>JSON null, which is also what an absent member reads as.</summary>
    public static readonly PveData Null = new(PveDataKind.Null, null);

    private static readonly PveData True = new(PveDataKind.Bool, true);
    private static readonly PveData False = new(PveDataKind.Bool, false);

    private readonly object? _content;

    private PveData(PveDataKind kind, object? content) => (Kind, _content) = (kind, content);

    /// <summary>Which of the six shapes this is.</summary>
    public PveDataKind Kind { get; }

    /// <summary>Whether this is null or absent.</summary>
    public bool IsNull => Kind == PveDataKind.Null;

    /// <summary>The elements of an array; empty for every other kind.</summary>
    public IReadOnlyList<PveData> Items => Kind == PveDataKind.Array ? (IReadOnlyList<PveData>)_content! : [];

    /// <summary>The members of an object; empty for every other kind. Their order carries no meaning.</summary>
    public IReadOnlyDictionary<string, PveData> Members => Kind == PveDataKind.Object
        ? (IReadOnlyDictionary<string, PveData>)_content!
        : ReadOnlyDictionary<string, PveData>.Empty;

    /// <summary>The member of that name; <see cref="Null"/> when absent, and for everything that is not an object.</summary>
    public PveData this[string member] => Members.GetValueOrDefault(member) ?? Null;

    /// <summary>A text value; null gives <see cref="Null"/>.</summary>
    public static PveData Of(string? text) => text is null ? Null : new(PveDataKind.Text, text);

    /// <summary>A number.</summary>
    public static PveData Of(long number) => new(PveDataKind.Number, (decimal)number);

    /// <summary>A number.</summary>
    public static PveData Of(decimal number) => new(PveDataKind.Number, number);

    /// <summary>A boolean.</summary>
    public static PveData Of(bool truth) => truth ? True : False;

    /// <summary>An array of these elements.</summary>
    public static PveData Array(params IEnumerable<PveData> items) => new(PveDataKind.Array, items.ToList().AsReadOnly());

    /// <summary>An object of these members; of two with one name the last counts.</summary>
    public static PveData Object(params IEnumerable<KeyValuePair<string, PveData>> members)
    {
        var content = new Dictionary<string, PveData>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            content[name] = value;
        }

        return new(PveDataKind.Object, content.AsReadOnly());
    }

    /// <summary>An object of these members; of two with one name the last counts.</summary>
    public static PveData Object(params ReadOnlySpan<(string Name, PveData Value)> members)
    {
        var content = new Dictionary<string, PveData>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            content[name] = value;
        }

        return new(PveDataKind.Object, content.AsReadOnly());
    }

    /// <summary>The text of a text, number (invariant) or boolean ("1" or "0"); null for null, arrays and objects.</summary>
    public string? AsText() => Kind switch
    {
        PveDataKind.Text => (string)_content!,
        PveDataKind.Number => ((decimal)_content!).ToString(CultureInfo.InvariantCulture),
        PveDataKind.Bool => (bool)_content! ? "1" : "0",
        _ => null,
    };

    /// <summary>A whole number, from a number, a numeric text or a boolean; null for everything else, and for fractions.</summary>
    public long? AsLong() =>
        AsDecimal() is { } number && number >= long.MinValue && number <= long.MaxValue && decimal.IsInteger(number) ? (long)number : null;

    /// <summary>A number, from a number, a numeric text or a boolean; null when it is none.</summary>
    public decimal? AsDecimal() => Kind switch
    {
        PveDataKind.Number => (decimal)_content!,
        PveDataKind.Bool => (bool)_content! ? 1 : 0,
        PveDataKind.Text => decimal.TryParse((string)_content!, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : null,
        _ => null,
    };

    /// <summary>
    /// A truth value: true and false, a number (0 is false), or one of the words PVE accepts in property strings
    /// (1, yes, on, true, 0, no, off, false; any case). Null for everything else.
    /// </summary>
    public bool? AsBool() => Kind switch
    {
        PveDataKind.Bool => (bool)_content!,
        PveDataKind.Number => (decimal)_content! != 0,
        PveDataKind.Text => PveBoolean.Parse((string)_content!),
        _ => null,
    };

    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static PveData Parse(string json) => PveDataReader.Read(json);

    /// <summary>Compact JSON, with members in alphabetical order.</summary>
    public override string ToString() => PveDataWriter.Write(this);

    /// <summary>Whether both trees hold the same: member order does not count, and 1 equals 1.0, but text and number differ.</summary>
    public bool Equals(PveData? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.Kind != Kind)
        {
            return false;
        }

        return Kind switch
        {
            PveDataKind.Array => Items.SequenceEqual(other.Items),
            PveDataKind.Object => Members.Count == other.Members.Count
                && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && member.Value.Equals(value)),
            _ => Equals(_content, other._content),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PveData);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        PveDataKind.Array => HashCode.Combine(Kind, Items.Count),
        PveDataKind.Object => HashCode.Combine(Kind, Members.Count),
        _ => HashCode.Combine(Kind, _content),
    };
}
