using System.Collections;

namespace Grpc.Core;

/// <summary>Headers or trailers of a call, in order; a key may occur more than once.</summary>
public sealed partial class Metadata : IList<Metadata.Entry>
{
    /// <summary>Keys that end so carry bytes; all others carry printable ASCII.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>No entries; cannot be added to.</summary>
    public static readonly Metadata Empty = new() { IsReadOnly = true };

    private readonly List<Entry> entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count => entries.Count;

    /// <summary>Whether a change throws <see cref="InvalidOperationException"/>.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>The entry at a place.</summary>
    /// <param name="index">The place, from zero.</param>
    public Entry this[int index]
    {
        get => entries[index];
        set
        {
            Change();
            entries[index] = value;
        }
    }

    /// <summary>The last entry under a key, or null.</summary>
    /// <param name="key">The key, in any case.</param>
    public Entry? Get(string key) => entries.FindLast(entry => entry.HasKey(key));

    /// <summary>The text of the last entry under a key, or null.</summary>
    /// <param name="key">The key, in any case; not a binary one.</param>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry under a key, or null.</summary>
    /// <param name="key">The key, in any case, with the binary suffix.</param>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>All entries under a key, in order.</summary>
    /// <param name="key">The key, in any case.</param>
    public IEnumerable<Entry> GetAll(string key) => entries.Where(entry => entry.HasKey(key));

    /// <summary>Appends a text entry.</summary>
    /// <param name="key">The key, without the binary suffix.</param>
    /// <param name="value">Printable ASCII.</param>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Appends a binary entry.</summary>
    /// <param name="key">The key, with the binary suffix.</param>
    /// <param name="valueBytes">Any bytes.</param>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <summary>Appends an entry.</summary>
    /// <param name="item">The entry.</param>
    public void Add(Entry item)
    {
        Change();
        entries.Add(item);
    }

    /// <inheritdoc/>
    public void Insert(int index, Entry item)
    {
        Change();
        entries.Insert(index, item);
    }

    /// <inheritdoc/>
    public bool Remove(Entry item)
    {
        Change();
        return entries.Remove(item);
    }

    /// <inheritdoc/>
    public void RemoveAt(int index)
    {
        Change();
        entries.RemoveAt(index);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Change();
        entries.Clear();
    }

    /// <inheritdoc/>
    public int IndexOf(Entry item) => entries.IndexOf(item);

    /// <inheritdoc/>
    public bool Contains(Entry item) => entries.Contains(item);

    /// <inheritdoc/>
    public void CopyTo(Entry[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Change()
    {
        if (IsReadOnly) throw new InvalidOperationException("This metadata cannot be changed.");
    }
}
