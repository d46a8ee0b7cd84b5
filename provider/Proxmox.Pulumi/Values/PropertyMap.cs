using System.Collections;
using System.Collections.Immutable;

namespace Proxmox.Pulumi.Values;

/// <summary>The members of an object by name, immutable, in the order in which they came.</summary>
internal sealed class PropertyMap : IReadOnlyCollection<KeyValuePair<string, PropertyValue>>
{
    // Most objects are small enough to be searched.
    private const int LargestSearched = 8;

    private readonly ImmutableArray<KeyValuePair<string, PropertyValue>> _members;
    private Dictionary<string, PropertyValue>? _byName;

    /// <summary>Those members, each name once.</summary>
    public PropertyMap(params IEnumerable<KeyValuePair<string, PropertyValue>> members) => _members = [.. members];

    /// <summary>No members.</summary>
    public static PropertyMap Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _members.Length;

    /// <summary>The member of that name; null when there is none.</summary>
    public PropertyValue? this[string name]
    {
        get
        {
            if (_members.Length > LargestSearched)
            {
                return (_byName ??= new(_members, StringComparer.Ordinal)).GetValueOrDefault(name);
            }

            foreach (var (key, value) in _members)
            {
                if (string.Equals(key, name, StringComparison.Ordinal))
                {
                    return value;
                }
            }

            return null;
        }
    }

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
    public PropertyMap Without(string name) =>
        this[name] is null ? this : new(_members.Where(member => !string.Equals(member.Key, name, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, PropertyValue>>)_members).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
