using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Names the resources that something depends on. A component that the program itself fills stands for what is below it.</summary>
internal static class ResourceDependencies
{
    /// <summary>The resources themselves and, for components that the program fills, all that is below them.</summary>
    public static IReadOnlyCollection<Resource> Expand(IEnumerable<Resource> resources)
    {
        HashSet<Resource> seen = [];
        Stack<Resource> open = new(resources.Reverse());
        List<Resource> found = [];
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }

            if (resource is CustomResource || resource.Remote)
            {
                found.Add(resource);
            }

            if (resource is not ComponentResource)
            {
                continue;
            }

            foreach (var child in resource.Children)
            {
                open.Push(child);
            }
        }

        return found;
    }

    /// <summary>The URNs to send for resources, each once.</summary>
    public static async Task<ImmutableArray<string>> UrnsAsync(IEnumerable<Resource> resources)
    {
        var urns = await Task.WhenAll(Expand(resources).Select(resource => resource.Urn.GetValueAsync(whenUnknown: "")));
        return [.. urns.Where(urn => !string.IsNullOrEmpty(urn)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The resources in a list; none while the list is not known.</summary>
    public static async Task<ImmutableArray<Resource>> OfAsync(InputList<Resource> list)
    {
        var resources = await list.ToOutput().GetValueAsync(whenUnknown: []);
        return resources.IsDefault ? [] : [.. resources.Where(resource => resource is not null)];
    }
}
