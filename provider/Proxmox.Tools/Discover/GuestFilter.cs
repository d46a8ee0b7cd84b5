using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>Which guests are wanted: those that one of the words fits.</summary>
internal sealed class GuestFilter
{
    private const string TagWord = "tag:";
    private const string PoolWord = "pool:";

    private readonly ImmutableArray<(string Word, Func<Value, bool> Fits)> _words;
    private readonly HashSet<string> _fitting = new(StringComparer.Ordinal);
    private bool _hasLooked;

    private GuestFilter(IEnumerable<(string Word, Func<Value, bool> Fits)> words) => _words = [.. words];

    /// <summary>The words that none of the guests fits which were looked at; empty while none was.</summary>
    public IReadOnlyList<string> Unfitting =>
        _hasLooked ? [.. _words.Select(word => word.Word).Where(word => !_fitting.Contains(word))] : [];

    /// <summary>Reads the words of a command line: VMIDs, ranges of them, <c>tag:web</c> and <c>pool:production</c>.</summary>
    /// <exception cref="ToolException">A word is none of these.</exception>
    public static GuestFilter Read(IEnumerable<string> words) => new(words
        .SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(word => (word, Fit(word))));

    /// <summary>True for a guest as the list of the cluster tells it.</summary>
    public bool Takes(Value guest)
    {
        _hasLooked = true;
        var fitting = _words.Where(word => word.Fits(guest)).Select(word => word.Word).ToList();
        _fitting.UnionWith(fitting);
        return fitting.Count > 0;
    }

    private static Func<Value, bool> Fit(string word)
    {
        if (word.StartsWith(TagWord, StringComparison.Ordinal))
        {
            var tag = Value.Of(word[TagWord.Length..]);
            return guest => guest["tags"].Items.Contains(tag);
        }

        if (word.StartsWith(PoolWord, StringComparison.Ordinal))
        {
            var pool = word[PoolWord.Length..];
            return guest => guest["pool_id"].AsText() is { } own
                && (own == pool || own.StartsWith(pool + "/", StringComparison.Ordinal));
        }

        var ends = word.Split('-');
        if (ends.Length > 2 || !long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            throw new ToolException($"--guests {word}: a guest is chosen by its VMID (100), by a range (200-299), by a tag (tag:web) or "
                + "by its pool (pool:production).");
        }

        return first <= last ? guest => guest["vmid"].AsLong() is { } vmid && vmid >= first && vmid <= last
            : throw new ToolException($"--guests {word}: the range ends before it begins. Write {last}-{first}.");
    }
}
