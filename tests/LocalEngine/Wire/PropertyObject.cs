using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Proxmox.LocalEngine.Wire;

/// <summary>Named values, in the order of their names. Immutable, compared by content.</summary>
public sealed record PropertyObject : PropertyValue, IReadOnlyDictionary<string, PropertyValue>
{
    private readonly ImmutableSortedDictionary<string, PropertyValue> _members;

    private PropertyObject(ImmutableSortedDictionary<string, PropertyValue> members) => _members = members;

    /// <summary>Nothing.</summary>
    public static PropertyObject Empty { get; } = new(ImmutableSortedDictionary.Create<string, PropertyValue>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public int Count => _members.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _members.Keys;

    /// <inheritdoc/>
    public IEnumerable<PropertyValue> Values => _members.Values;

    /// <inheritdoc/>
    public override IEnumerable<PropertyValue> Children => _members.Values;

    /// <summary>The member of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PropertyValue this[string key] => _members[key];

    /// <summary>An object of these members; the last of a name counts.</summary>
    public static PropertyObject Of(params IEnumerable<(string Name, PropertyValue Value)> members) =>
        From(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>An object of these members; the last of a name counts.</summary>
    public static PropertyObject From(IEnumerable<KeyValuePair<string, PropertyValue>> members) => new(Empty._members.SetItems(members));

    /// <summary>The same with that member.</summary>
    public PropertyObject With(string name, PropertyValue value) => new(_members.SetItem(name, value));

    /// <summary>The same without that member.</summary>
    public PropertyObject Without(string name) => new(_members.Remove(name));

    /// <summary>The same with the members of another, which win.</summary>
    public PropertyObject With(PropertyObject other) => new(_members.SetItems(other));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _members.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) => _members.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _members.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(PropertyObject? other) => other is not null && _members.SequenceEqual(other._members);

    /// <inheritdoc/>
    public override int GetHashCode() => _members.Aggregate(17, (hash, member) => HashCode.Combine(hash, member.Key, member.Value));

    /// <inheritdoc/>
    public override PropertyValue Unwrapped() => UnwrappedMembers();

    /// <summary>The same without the marks of secrets and outputs.</summary>
    public PropertyObject UnwrappedMembers() => Select((_, value) => value.Unwrapped());

    /// <summary>The same names with other values.</summary>
    public PropertyObject Select(Func<string, PropertyValue, PropertyValue> change) =>
        From(_members.Select(member => KeyValuePair.Create(member.Key, change(member.Key, member.Value))));

    /// <summary>The members that meet a condition.</summary>
    public PropertyObject Where(Func<string, PropertyValue, bool> condition) =>
        From(_members.Where(member => condition(member.Key, member.Value)));
}
