using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>What the user or token may see.</summary>
/// <param name="rights">What PVE says of it; null for somebody who may see everything.</param>
/// <param name="version">The version of PVE; null when it is not known.</param>
internal sealed class Sight(Rights? rights, Version? version)
{
    /// <summary>
    /// The privilege that the user or token lacks to be told of an object by its own answer, as a plan asks for it; null where it has all
    /// that the resource says it needs.
    /// </summary>
    public string? Lacks(Resource resource, Value state) => rights is null ? null : Asked(resource, Purposes.Read)
        .Where(needed => needed.PathsOf(state, new(state), new(state)).Any(path => !rights.HasAny(path, needed.AnyOf.AsSpan())))
        .Select(needed => $"{Words(needed.AnyOf)} on {needed.Path}").FirstOrDefault();

    /// <summary>What of these resources there may be more of than the user or token is shown, by what would show it.</summary>
    public ImmutableArray<Hidden> Hides(IEnumerable<Resource> resources) => rights is null ? [] :
    [
        .. from resource in resources
           from needed in Showing(resource)
           where !rights.HasAnyThroughout(needed.Path, needed.AnyOf)
           group resource by $"{Words(needed.AnyOf)} on {needed.Path}" into same
           orderby same.Key
           select new Hidden([.. same.DistinctBy(resource => resource.Name)], same.Key),
    ];

    // PVE leaves out of a list what is refused by a path of its own; a list that it refuses as a whole tells so by itself.
    private IEnumerable<Privilege> Showing(Resource resource) => resource.Discovery.ShownBy is { IsEmpty: false } shown ? shown
        : from needed in Asked(resource, Purposes.List)
          let open = needed.Path.IndexOf("/{", StringComparison.Ordinal)
          where open > 0
          let name = needed.Path[(open + 2)..].Split('}')[0]
          where resource.Fields.Any(field => field.Name == name) && resource.Parents.All(parent => parent.Name != name)
          select needed with { Path = needed.Path[..open] };

    private IEnumerable<Privilege> Asked(Resource resource, Purposes purpose) => resource.Privileges.Where(needed =>
        needed.For.HasFlag(purpose) && (version is null || needed.Versions.Includes(version)));

    private static string Words(ImmutableArray<string> anyOf) => string.Join(" or ", anyOf);
}

/// <summary>Objects of which there may be more than the user or token is shown.</summary>
/// <param name="Resources">What they are.</param>
/// <param name="ShownBy">The privilege that shows all, with its path.</param>
public sealed record Hidden(ImmutableArray<Resource> Resources, string ShownBy);
