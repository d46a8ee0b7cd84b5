using System.Collections.Immutable;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Who depends on whom among recorded resources.</summary>
internal static class DependencyGraph
{
    /// <summary>Everything that depends on a resource, near or far, each after what it depends on.</summary>
    /// <param name="recorded">All resources, each after those that it depends on.</param>
    /// <param name="ignored">URNs that cannot depend on it any more.</param>
    public static IEnumerable<ResourceState> DependentsOf(
        ResourceState root, IEnumerable<ResourceState> recorded, IReadOnlySet<string> ignored)
    {
        HashSet<string> dependents = [root.Urn];
        foreach (var candidate in recorded.SkipWhile(state => state != root).Skip(1))
        {
            if (ignored.Contains(candidate.Urn) || !References(candidate).Any(dependents.Contains))
            {
                continue;
            }

            dependents.Add(candidate.Urn);
            yield return candidate;
        }
    }

    /// <summary>Resources to delete in groups: those of one group at once, each group when the one before it is gone.</summary>
    public static IEnumerable<ImmutableArray<ResourceState>> InDeletionOrder(IEnumerable<ResourceState> condemned)
    {
        List<ResourceState> left = [.. condemned];
        while (left.Count > 0)
        {
            HashSet<string> needed = [.. left.SelectMany(state => References(state).Append(state.Parent).Where(urn => urn != state.Urn))];
            ImmutableArray<ResourceState> free = [.. left.Where(state => !needed.Contains(state.Urn))];

            // Old and new records of the same names may point at each other; then there is no order to keep.
            if (free.IsEmpty)
            {
                free = [.. left];
            }

            left.RemoveAll(free.Contains);
            yield return free;
        }
    }

    private static IEnumerable<string> References(ResourceState state)
    {
        foreach (var urn in state.Dependencies)
        {
            yield return urn;
        }

        foreach (var urn in state.PropertyDependencies.Values.SelectMany(urns => urns))
        {
            yield return urn;
        }

        if (state.DeletedWith.Length > 0)
        {
            yield return state.DeletedWith;
        }

        if (state.Provider.Length > 0)
        {
            yield return ProviderReference.Parse(state.Provider).Urn;
        }
    }
}
