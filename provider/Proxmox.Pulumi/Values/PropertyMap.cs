using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Proxmox.Pulumi.Values;

/// <summary>The members of an object by name, immutable, in the order in which they came.</summary>
internal sealed class PropertyMap : IReadOnlyCollection<KeyValuePair<string, PropertyValue>>
{
    private readonly ImmutableArray<KeyValuePair<string, PropertyValue>> _members;
    private FrozenDictionary<string, PropertyValue>? _byName;

    /// <summary>Those members.</summary>
    /// <exception cref="ArgumentException">A name comes twice.</exception>
    public PropertyMap(params IEnumerable<KeyValuePair<string, PropertyValue>> members) => _members = [.. members];

    /// <summary>No members.</summary>
    public static PropertyMap Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _members.Length;

    /// <summary>The member of that name; null when there is none.</summary>
    public PropertyValue? this[string name] => (_byName ??= _members.ToFrozenDictionary(StringComparer.Ordinal)).GetValueOrDefault(name);

    /// <summary>The same with that member in the place of the one of that name, or behind all.</summary>
    public PropertyMap With(string name, PropertyValue value)
    {
        var member = KeyValuePair.Create(name, value);
        for (var i = 0; i < _members.Length; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal))
            {
                return new(_members.SetItem(i, member));
            }
        }

        return new(_members.Add(member));
    }

    /// <summary>The same without the member of that name.</summary>
    public PropertyMap Without(string name) => this[name] is null ? this : new(_members.Where(member => !string.Equals(member.Key, name, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, PropertyValue>>)_members).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
