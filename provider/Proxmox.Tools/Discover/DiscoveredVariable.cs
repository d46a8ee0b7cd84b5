using Proxmox.Model.Fields;

namespace Proxmox.Tools.Discover;

/// <summary>A variable that stands for a secret which a configuration has to have.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Object">The object whose secret it is.</param>
/// <param name="Field">The attribute.</param>
public sealed record DiscoveredVariable(string Name, FoundObject Object, Field Field)
{
    /// <summary>The variables of an object, in the order of its attributes.</summary>
    public static IEnumerable<DiscoveredVariable> Of(FoundObject found) => found.Resource.Attributes
        .Where(field => found.Config[field.Name].IsUnknown)
        .Select(field => new DiscoveredVariable(NameOf([found.Resource.Name, found.Label, field.Name]), found, field));

    /// <summary>The name of the variable for an attribute.</summary>
    /// <param name="path">The resource, the label and the names down to the attribute.</param>
    internal static string NameOf(IEnumerable<string> path) => Labels.Word(string.Join('_', path));
}
