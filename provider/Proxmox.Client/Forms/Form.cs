using System.Collections;
using System.Globalization;
using System.Text;

namespace Proxmox.Client;

/// <summary>
/// What we send: parameters in the order in which they were added. A key may repeat, which is how PVE takes an array
/// parameter; the formats whose names end in <c>-list</c> are one value instead, joined by commas.
/// </summary>
public sealed class Form : IEnumerable<FormEntry>
{
    internal const string Mask = "***";

    private const string DeleteKey = "delete";

    private readonly List<FormEntry> _entries = [];

    /// <summary>How many entries there are; a repeated key counts each time.</summary>
    public int Count => _entries.Count;

    /// <summary>The first value of that key; null when there is none.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var entry in _entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Appends a parameter and answers this form.</summary>
    public Form Add(string key, string value, bool secret = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        _entries.Add(new(key, value, secret));
        return this;
    }

    /// <summary>Appends a whole number and answers this form.</summary>
    public Form Add(string key, long value) => Add(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends a boolean as 1 or 0, the only words that PVE accepts in a form, and answers this form.</summary>
    public Form Add(string key, bool value) => Add(key, PveBoolean.Write(value));

    /// <summary>Appends all entries of another form and answers this form.</summary>
    public Form AddAll(IEnumerable<FormEntry> entries)
    {
        _entries.AddRange(entries);
        return this;
    }

    /// <summary>A copy that has one parameter more.</summary>
    public Form With(string key, string value, bool secret = false) => new Form().AddAll(_entries).Add(key, value, secret);

    /// <summary>Whether there is an entry of that key.</summary>
    public bool Has(string key) => this[key] is not null;

    /// <summary>Removes every entry of that key; false when there was none.</summary>
    public bool Remove(string key) => _entries.RemoveAll(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)) > 0;

    /// <summary>The parameters that are to be cleared, which PVE takes as one text in <c>delete</c>.</summary>
    public IReadOnlyList<string> Deleted => (this[DeleteKey] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Has PVE clear a parameter in place of setting it, and answers this form.</summary>
    public Form Delete(string key)
    {
        var all = Deleted.Append(key).Distinct(StringComparer.Ordinal).ToList();
        Remove(key);
        Remove(DeleteKey);
        return Add(DeleteKey, string.Join(',', all));
    }

    /// <summary>Has PVE set a parameter in place of clearing it, and answers this form.</summary>
    public Form Replace(string key, string value)
    {
        var others = Deleted.Where(name => name != key).ToList();
        Remove(key);
        Remove(DeleteKey);
        Add(key, value);
        return others.Count == 0 ? this : Add(DeleteKey, string.Join(',', others));
    }

    /// <summary>
    /// The entries as <c>application/x-www-form-urlencoded</c>, with everything but letters, digits and <c>-._~</c> percent-encoded: PVE's
    /// decoder cuts a value at a bare <c>=</c> and reads <c>;</c> as a separator.
    /// </summary>
    public string Encode() => Join(static entry => Uri.EscapeDataString(entry.Value), Uri.EscapeDataString);

    /// <summary>The entries for a log: readable, with the secret ones masked.</summary>
    public string Redacted() => Join(static entry => entry.IsSecret ? Mask : entry.Value, static key => key);

    /// <summary>The same as <see cref="Redacted"/>.</summary>
    public override string ToString() => Redacted();

    /// <inheritdoc/>
    public IEnumerator<FormEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Join(Func<FormEntry, string> value, Func<string, string> key)
    {
        var text = new StringBuilder();
        foreach (var entry in _entries)
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            text.Append(key(entry.Key)).Append('=').Append(value(entry));
        }

        return text.ToString();
    }
}
