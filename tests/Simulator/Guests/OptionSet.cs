using System.Collections;

namespace Proxmox.Simulator.Guests;

/// <summary>The options of one section of a VM's config as text, in the order of their names.</summary>
public sealed class OptionSet : IEnumerable<KeyValuePair<string, string>>
{
    private readonly SortedDictionary<string, string> _values;

    public OptionSet()
        : this(new SortedDictionary<string, string>(StringComparer.Ordinal))
    {
    }

    private OptionSet(SortedDictionary<string, string> values)
    {
        _values = values;
    }

    public int Count => _values.Count;

    /// <summary>The names, as they are now.</summary>
    public IReadOnlyList<string> Keys => [.. _values.Keys];

    /// <summary>A value; null where the option is not set, and to unset it.</summary>
    public string? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set
        {
            if (value is null)
            {
                _values.Remove(key);
            }
            else
            {
                _values[key] = value;
            }
        }
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Unsets an option.</summary>
    /// <returns>The value that it had.</returns>
    public string? Take(string key) => _values.Remove(key, out var value) ? value : null;

    public OptionSet Clone() => new(new SortedDictionary<string, string>(_values, StringComparer.Ordinal));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
