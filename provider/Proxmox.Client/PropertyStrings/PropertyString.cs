using System.Collections;
using System.Text;

namespace Proxmox.Client;

/// <summary>One part of a property string.</summary>
/// <param name="Key">The key, never empty.</param>
/// <param name="Value">The value, as written.</param>
public readonly record struct Property(string Key, string Value);

/// <summary>
/// PVE's comma-separated form for small structures, such as <c>virtio=BC:24:11:00:00:01,bridge=vmbr0</c>
/// (<c>PVE::JSONSchema::parse_property_string</c>). One key of a format may be its default key, whose value can stand alone:
/// <c>local:1,format=raw</c>. There is no quoting and no escape: a value cannot hold a comma. It may hold equals signs. The order is kept.
/// </summary>
public sealed class PropertyString : IEnumerable<Property>
{
    private readonly List<Property> _parts;
    private readonly string? _defaultKey;

    private PropertyString(List<Property> parts, string? defaultKey) => (_parts, _defaultKey) = (parts, defaultKey);

    /// <summary>An empty one, of a format with that default key (null: the format has none).</summary>
    public PropertyString(string? defaultKey = null)
        : this([], defaultKey)
    {
    }

    /// <summary>How many parts there are.</summary>
    public int Count => _parts.Count;

    /// <summary>The value of that key; null when absent.</summary>
    public string? this[string key] => IndexOf(key) is >= 0 and var at ? _parts[at].Value : null;

    /// <summary>Reads one. Blank parts are skipped, as PVE does.</summary>
    /// <exception cref="FormatException">A key is missing or comes twice, or a value stands alone without a default key.</exception>
    public static PropertyString Parse(string text, string? defaultKey = null) =>
        TryParse(text, defaultKey, out var result, out var problem) ? result : throw new FormatException(problem);

    /// <summary>Reads one; false, with the reason, when <see cref="Parse"/> would throw.</summary>
    public static bool TryParse(string text, string? defaultKey, out PropertyString result, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<Property>();
        result = new(parts, defaultKey);
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan()[range];
            if (part.IsWhiteSpace())
            {
                continue;
            }

            var sign = part.IndexOf('=');
            if (sign < 0 && defaultKey is null)
            {
                problem = $"'{part}' has no key, and there is no default key";
                return false;
            }

            var read = sign < 0
                ? new Property(defaultKey!, part.ToString())
                : new Property(part[..sign].ToString(), part[(sign + 1)..].ToString());
            if (read.Key.Length == 0 || read.Value.Length == 0)
            {
                problem = $"'{part}' lacks its {(read.Key.Length == 0 ? "key" : "value")}";
                return false;
            }

            if (result.IndexOf(read.Key) >= 0)
            {
                problem = $"the key '{read.Key}' comes twice";
                return false;
            }

            parts.Add(read);
        }

        problem = null;
        return true;
    }

    /// <summary>The value of that key as a truth value (<see cref="PveBoolean.Parse"/>); null when absent or no boolean.</summary>
    public bool? Flag(string key) => PveBoolean.Parse(this[key]);

    /// <summary>A copy in which the key has that value: in its old place, or at the end. Null removes it.</summary>
    /// <exception cref="ArgumentException">Key or value cannot be written: a comma, an equals sign in the key, nothing at all.</exception>
    public PropertyString With(string key, string? value)
    {
        RefuseUnwritable(key, value);
        var parts = new List<Property>(_parts);
        var at = IndexOf(key);
        if (value is null && at >= 0)
        {
            parts.RemoveAt(at);
        }
        else if (value is not null && at >= 0)
        {
            parts[at] = new(key, value);
        }
        else if (value is not null)
        {
            parts.Add(new(key, value));
        }

        return new(parts, _defaultKey);
    }

    /// <summary>A copy in which the key is 1 or 0.</summary>
    public PropertyString With(string key, bool value) => With(key, PveBoolean.Write(value));

    /// <summary>
    /// The text. The default key's value stands first and alone, as PVE writes it; but it keeps its key when it holds an equals sign,
    /// since it would be read as another key without. The rest follows in order.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (_defaultKey is not null && this[_defaultKey] is { } first)
        {
            if (first.Contains('=', StringComparison.Ordinal))
            {
                text.Append(_defaultKey).Append('=');
            }

            text.Append(first);
        }

        foreach (var (key, value) in _parts)
        {
            if (string.Equals(key, _defaultKey, StringComparison.Ordinal))
            {
                continue;
            }

            if (text.Length > 0)
            {
                text.Append(',');
            }

            text.Append(key).Append('=').Append(value);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public IEnumerator<Property> GetEnumerator() => _parts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void RefuseUnwritable(string key, string? value)
    {
        if (string.IsNullOrWhiteSpace(key) || key.AsSpan().IndexOfAny(',', '=') >= 0)
        {
            throw new ArgumentException($"'{key}' cannot be a key of a property string", nameof(key));
        }

        if (value is not null && (string.IsNullOrWhiteSpace(value) || value.Contains(',', StringComparison.Ordinal)))
        {
            throw new ArgumentException($"the value of '{key}' is empty or holds a comma, which cannot be written", nameof(value));
        }
    }

    private int IndexOf(string key) => _parts.FindIndex(part => string.Equals(part.Key, key, StringComparison.Ordinal));
}
