using System.Globalization;
using Proxmox.Engine;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// One page of a list. The token of the next page says how many objects came before and which was the last of them, so that objects which
/// come and go between two pages neither repeat nor hide others.
/// </summary>
/// <param name="Items">The objects of the page.</param>
/// <param name="Next">The token of the next page; null when this is the last one.</param>
internal sealed record ListPage(IReadOnlyList<Listed> Items, string? Next)
{
    private const char Separator = ':';

    /// <summary>The page of a list that is ordered by id.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="limit">How many objects all pages together may hold; none below 1.</param>
    /// <param name="size">How many objects a page may hold; any number below 1.</param>
    /// <param name="token">The token of the page; empty for the first.</param>
    /// <exception cref="FormatException">The token is not one of these.</exception>
    public static ListPage Of(IReadOnlyList<Listed> all, long limit, long size, string token)
    {
        var (before, last) = Read(token);
        var left = all.Where(item => last is null || string.CompareOrdinal(item.Id, last) > 0).ToList();
        var allowed = limit < 1 ? left.Count : (int)Math.Clamp(limit - before, 0, left.Count);
        var taken = size < 1 ? allowed : (int)Math.Min(size, allowed);
        var items = left.Take(taken).ToList();
        return new(items, taken == allowed
            ? null : string.Create(CultureInfo.InvariantCulture, $"{before + taken}{Separator}{items[^1].Id}"));
    }

    private static (long Before, string? Last) Read(string token)
    {
        if (token.Length == 0)
        {
            return (0, null);
        }

        var end = token.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && long.TryParse(token.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? (before, token[(end + 1)..])
            : throw new FormatException("The continuation token does not come from an earlier page.");
    }
}
