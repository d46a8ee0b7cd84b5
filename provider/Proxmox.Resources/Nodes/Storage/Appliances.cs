using System.Text.RegularExpressions;
using Proxmox.Client;
using Proxmox.Engine;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>The container templates that a node offers to fetch: <c>/nodes/{node}/aplinfo</c> (<c>PVE::API2::Nodes</c>).</summary>
internal static partial class Appliances
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>The path of the list, where a template is ordered as well.</summary>
    public static string Path(string node) => PvePath.Join("nodes", node, "aplinfo");

    /// <summary>The list, which all who ask in a run share.</summary>
    public static Task<IReadOnlyList<PveData>> AllAsync(Session session, string node, CancellationToken cancel) => session.ShareAsync(
        Path(node), Age, async () => (await session.Pve.GetAsync(Path(node), cancel: CancellationToken.None)).Items, cancel);

    /// <summary>True when an entry is of that package and section; null stands for any.</summary>
    public static bool Fits(PveData entry, string? package, string? section) =>
        (package is null || entry["package"].AsText() == package) && (section is null || entry["section"].AsText() == section);

    /// <summary>The name of the newest template of a package, a section or both; null when there is none.</summary>
    public static string? Newest(IEnumerable<PveData> all, string? package, string? section) => all
        .Where(entry => Fits(entry, package, section))
        .MaxBy(entry => entry["version"].AsText() ?? "", Comparer<string>.Create(Compare))?["template"].AsText();

    // As Debian compares the versions of packages: numbers by their value.
    private static int Compare(string left, string right)
    {
        var (ours, theirs) = (Parts().Matches(left), Parts().Matches(right));
        for (var i = 0; i < Math.Min(ours.Count, theirs.Count); i++)
        {
            var order = long.TryParse(ours[i].ValueSpan, out var one) && long.TryParse(theirs[i].ValueSpan, out var other)
                ? one.CompareTo(other) : string.CompareOrdinal(ours[i].Value, theirs[i].Value);
            if (order != 0)
            {
                return order;
            }
        }

        return ours.Count.CompareTo(theirs.Count);
    }

    [GeneratedRegex("[0-9]{1,18}|[^0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();
}
