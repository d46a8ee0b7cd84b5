using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>What of a datacenter is wanted.</summary>
internal sealed record Selection
{
    private readonly ImmutableHashSet<string> _only;
    private readonly ImmutableHashSet<string> _exclude;

    /// <summary>A selection of a catalog.</summary>
    /// <param name="catalog">What there is.</param>
    /// <param name="only">Resources and topics that alone are wanted; empty for all.</param>
    /// <param name="exclude">Resources and topics that are not.</param>
    /// <exception cref="ToolException">A word is neither a resource nor a topic.</exception>
    public Selection(Catalog catalog, IReadOnlyList<string> only, IReadOnlyList<string> exclude)
    {
        _only = [.. only.Select(word => Known(catalog, "--only", word))];
        _exclude = [.. exclude.Select(word => Known(catalog, "--exclude", word))];
    }

    /// <summary>Which guests are wanted; null for all.</summary>
    public GuestFilter? Guests { get; init; }

    /// <summary>The words for guests that none of those that were looked at fits; empty when none was looked at.</summary>
    public IReadOnlyList<string> Unfitting => Guests?.Unfitting ?? [];

    /// <summary>True when objects of the resource are wanted.</summary>
    public bool Takes(Resource resource) => !Names(_exclude, resource) && (_only.IsEmpty
        ? resource.Discovery.LeftOut is null
        : _only.Contains(resource.Name) || (resource.Discovery.LeftOut is null && Names(_only, resource)));

    /// <summary>True when nobody has said of a resource that is left out whether it is wanted.</summary>
    public bool IsSilentOn(Resource resource) => _only.IsEmpty && !Names(_exclude, resource);

    private static bool Names(ImmutableHashSet<string> words, Resource resource) =>
        words.Contains(resource.Name) || words.Contains(ResourceFiles.TopicOf(resource));

    private static string Known(Catalog catalog, string option, string word)
    {
        var plain = word.StartsWith(TypeNames.Provider + "_", StringComparison.Ordinal) ? word[(TypeNames.Provider.Length + 1)..] : word;
        var topics = catalog.Resources.Select(ResourceFiles.TopicOf).Distinct().Order(StringComparer.Ordinal).ToList();
        return catalog.Resource(plain) is not null || topics.Contains(plain) ? plain : throw new ToolException(
            $"{option} {word}: there is neither a resource nor a topic of that name. "
                + (NearestName.Of(plain, [.. topics, .. catalog.Resources.Select(resource => resource.Name)]) is { } near
                    ? $"Did you mean {near}?" : $"The topics are {string.Join(", ", topics)}."));
    }
}
