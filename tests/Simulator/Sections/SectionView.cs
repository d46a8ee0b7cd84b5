using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>A section as a reader sees it.</summary>
/// <param name="Section">What counts: as it was applied, where changes wait.</param>
/// <param name="State"><c>new</c>, <c>changed</c> or <c>deleted</c>; null where no change waits.</param>
/// <param name="Pending">The values that wait; null for one that will be gone.</param>
internal sealed record SectionView(Section Section, string? State, IReadOnlyDictionary<string, string?> Pending)
{
    /// <summary>What belongs to an object for good is never shown as waiting.</summary>
    private const string Owner = "vnet";

    private static readonly Dictionary<string, string?> Nothing = [];

    /// <summary>The sections of a file.</summary>
    public static IEnumerable<SectionView> Of(SectionConfig config) =>
        config.Sections.Select(section => new SectionView(section, null, Nothing));

    /// <summary>The sections of a file beside those that were applied (<c>PVE::Network::SDN::pending_config</c>).</summary>
    public static IEnumerable<SectionView> OfChanges(SectionConfig running, SectionConfig config) =>
        running.Sections.Concat(config.Sections).Select(section => section.Id).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(id => Between(running.Find(id), config.Find(id)));

    private static SectionView Between(Section? before, Section? after)
    {
        if (after is null)
        {
            return new(before!, "deleted", Nothing);
        }

        var shown = new Section(after.Type, after.Id);
        var pending = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in (before ?? shown).Properties.Keys.Union(after.Properties.Keys, StringComparer.Ordinal).ToList())
        {
            shown[key] = key == Owner ? after[key] : before?[key];
            if (key != Owner && !AreAlike(before?[key], after[key]))
            {
                pending[key] = after[key];
            }
        }

        return new(shown, before is null ? "new" : pending.Count > 0 ? "changed" : null, pending);
    }

    /// <summary>The order of a list does not matter.</summary>
    private static bool AreAlike(string? one, string? other) => one == other || (one is not null && other is not null
        && one.Split('\n').Order(StringComparer.Ordinal).SequenceEqual(other.Split('\n').Order(StringComparer.Ordinal)));
}
