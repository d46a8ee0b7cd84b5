using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Proxmox.Model.Values;

/// <summary>
/// An immutable value of either protocol, with its marks: null and unknown are values of their own, and any value may be secret.
/// Two values are equal when they hold the same; the secret mark does not count, the order of a set does not either.
/// </summary>
public sealed class Value : IEquatable<Value>
{
    private readonly object? _held;

    private Value(ValueKind kind, object? held, bool isSecret = false)
    {
        Kind = kind;
        _held = held;
        IsSecret = isSecret;
    }

    /// <summary>The unset value.</summary>
    public static Value Null { get; } = new(ValueKind.Null, null);

    /// <summary>The value that is known only later.</summary>
    public static Value Unknown { get; } = new(ValueKind.Unknown, null);

    /// <summary>True.</summary>
    public static Value True { get; } = new(ValueKind.Bool, true);

    /// <summary>False.</summary>
    public static Value False { get; } = new(ValueKind.Bool, false);

    /// <summary>What the value holds.</summary>
    public ValueKind Kind { get; }

    /// <summary>True when neither logs, nor diagnostics, nor a plan may show the value.</summary>
    public bool IsSecret { get; }

    /// <summary>True for the unset value.</summary>
    public bool IsNull => Kind == ValueKind.Null;

    /// <summary>True for the value that is known only later; a list or object may still hold unknown parts.</summary>
    public bool IsUnknown => Kind == ValueKind.Unknown;

    /// <summary>True when neither the value nor a part of it is unknown.</summary>
    public bool IsWhollyKnown => !IsUnknown && Parts.All(part => part.IsWhollyKnown);

    /// <summary>The elements of a list or set; empty for every other kind.</summary>
    public ImmutableArray<Value> Items => _held is ImmutableArray<Value> items ? items : [];

    /// <summary>The members of an object or map, by name; empty for every other kind.</summary>
    public ValueMembers Members => _held as ValueMembers ?? ValueMembers.Empty;

    private IEnumerable<Value> Parts => Kind switch
    {
        ValueKind.List or ValueKind.Set => Items,
        ValueKind.Object => Members.Values,
        _ => [],
    };

    /// <summary>The member of that name; <see cref="Null"/> when there is none.</summary>
    public Value this[string member] => Members.TryGetValue(member, out var value) ? value : Null;

    /// <summary>A text value; null gives <see cref="Null"/>.</summary>
    public static Value Of(string? text) => text is null ? Null : new(ValueKind.Text, text);

    /// <summary>A whole number.</summary>
    public static Value Of(long number) => new(ValueKind.Number, Number.Of(number));

    /// <summary>A number.</summary>
    public static Value Of(Number number) => new(ValueKind.Number, number);

    /// <summary>True or false.</summary>
    public static Value Of(bool truth) => truth ? True : False;

    /// <summary>A list of those values.</summary>
    public static Value List(params IEnumerable<Value> items) => new(ValueKind.List, items.ToImmutableArray());

    /// <summary>
    /// A set of those values; equal ones are taken once, in the first's place, secret when one of them is. What is not wholly known may
    /// still turn out different, so that each such element counts.
    /// </summary>
    public static Value Set(params IEnumerable<Value> items)
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        var places = new Dictionary<Value, int>();
        foreach (var item in items)
        {
            if (!item.IsWhollyKnown || places.TryAdd(item, elements.Count))
            {
                elements.Add(item);
            }
            else if (item.IsSecret)
            {
                elements[places[item]] = item;
            }
        }

        return new(ValueKind.Set, elements.ToImmutable());
    }

    /// <summary>An object or map of those members.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static Value Object(IEnumerable<KeyValuePair<string, Value>> members) => new(ValueKind.Object, ValueMembers.Of(members));

    /// <summary>An object or map of those members.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public static Value Object(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var pairs = new KeyValuePair<string, Value>[members.Length];
        for (var place = 0; place < pairs.Length; place++)
        {
            pairs[place] = KeyValuePair.Create(members[place].Name, members[place].Value);
        }

        return Object(pairs);
    }

    /// <summary>The text; null for every other kind.</summary>
    public string? AsText() => _held as string;

    /// <summary>The truth value; null for every other kind.</summary>
    public bool? AsBool() => _held as bool?;

    /// <summary>The number; null for every other kind.</summary>
    public Number? AsNumber() => _held as Number?;

    /// <summary>The number as a 64-bit whole one; null for every other kind, and when it does not fit.</summary>
    public long? AsLong() => AsNumber()?.AsLong();

    /// <summary>The same value marked secret; null and unknown stay as they are in everything but the mark.</summary>
    public Value AsSecret() => IsSecret ? this : new(Kind, _held, isSecret: true);

    /// <summary>The same object with one member set.</summary>
    public Value With(string member, Value value) => new(ValueKind.Object, Members.With(member, value), IsSecret);

    /// <summary>The same value with every part passed through <paramref name="map"/>, innermost first.</summary>
    public Value Transform(Func<Value, Value> map)
    {
        var inner = Kind switch
        {
            ValueKind.List => List(Items.Select(item => item.Transform(map))),
            ValueKind.Set => Set(Items.Select(item => item.Transform(map))),
            ValueKind.Object => new(ValueKind.Object, Members.MapValues(member => member.Transform(map))),
            _ => this,
        };
        return map(IsSecret ? inner.AsSecret() : inner);
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Value? other)
    {
        if (other is null || Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            ValueKind.Null or ValueKind.Unknown => true,
            ValueKind.List => Items.SequenceEqual(other.Items),
            ValueKind.Set => Items.Length == other.Items.Length && HoldsAll(other.Items),
            ValueKind.Object => Members.Count == other.Members.Count
                && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && member.Value.Equals(value)),
            _ => _held!.Equals(other._held),
        };
    }

    // Elements that are not wholly known may come several times, so they are counted off.
    private bool HoldsAll(ImmutableArray<Value> others)
    {
        var left = new Dictionary<Value, int>();
        foreach (var item in Items)
        {
            left[item] = left.GetValueOrDefault(item) + 1;
        }

        foreach (var item in others)
        {
            if (left.GetValueOrDefault(item) == 0)
            {
                return false;
            }

            left[item]--;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ValueKind.List => Items.Aggregate((int)Kind, (hash, item) => HashCode.Combine(hash, item.GetHashCode())),
        // Order must not count: neither that of a set nor that in which members were given.
        ValueKind.Set => Items.Aggregate((int)Kind, (hash, item) => hash + item.GetHashCode()),
        ValueKind.Object => Members.Aggregate((int)Kind, (hash, member) => hash ^ HashCode.Combine(member.Key, member.Value.GetHashCode())),
        _ => HashCode.Combine(Kind, _held),
    };

    /// <summary>A text for messages and failed assertions; a secret value shows as <c>(secret)</c>.</summary>
    public override string ToString() => IsSecret && !IsNull ? "(secret)" : Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Unknown => "(unknown)",
        ValueKind.Bool => AsBool() is true ? "true" : "false",
        ValueKind.Text => $"\"{AsText()}\"",
        ValueKind.List => $"[{string.Join(", ", Items)}]",
        ValueKind.Set => $"{{{string.Join(", ", Items)}}}",
        ValueKind.Object => $"{{{string.Join(", ", Members.Select(member => $"{member.Key} = {member.Value}"))}}}",
        _ => _held!.ToString()!,
    };

    /// <summary>A text value.</summary>
    public static implicit operator Value(string text) => Of(text);

    /// <summary>A whole number.</summary>
    public static implicit operator Value(long number) => Of(number);

    /// <summary>True or false.</summary>
    public static implicit operator Value(bool truth) => Of(truth);

    /// <summary>The same as <see cref="Of(string)"/>.</summary>
    public static Value FromString(string text) => Of(text);

    /// <summary>The same as <see cref="Of(long)"/>.</summary>
    public static Value FromInt64(long number) => Of(number);

    /// <summary>The same as <see cref="Of(bool)"/>.</summary>
    public static Value FromBoolean(bool truth) => Of(truth);
}
