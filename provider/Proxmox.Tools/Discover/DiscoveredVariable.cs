using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>A variable that stands for a secret.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Object">The object whose secret it is.</param>
/// <param name="Field">The attribute.</param>
/// <param name="IsRequired">Whether the configuration is nothing without it; else it may be null, which leaves the secret as it is.</param>
public sealed record DiscoveredVariable(string Name, FoundObject Object, Field Field, bool IsRequired)
{
    /// <summary>The variables of an object, in the order of its attributes.</summary>
    public static IEnumerable<DiscoveredVariable> Of(FoundObject found) =>
        Of(found, found.Resource.Attributes, found.Config, [found.Resource.Name, found.Label, .. found.Key is { } key ? [key] : (string[])[]]);

    /// <summary>True for a secret that the user has to give, whether or not the write-only twin may take its place.</summary>
    internal static bool IsRequiredSecret(Resource resource, Field field) =>
        field.IsSecret && resource.Fields.Any(declared => declared.Name == field.Name && declared.Presence == Presence.Required);

    /// <summary>The name of the variable for an attribute.</summary>
    /// <param name="path">The resource, the label and the names down to the attribute.</param>
    internal static string NameOf(IEnumerable<string> path) => Labels.Word(string.Join('_', path));

    private static IEnumerable<DiscoveredVariable> Of(
        FoundObject found, ImmutableArray<Field> fields, Value config, ImmutableArray<string> path)
    {
        foreach (var field in fields)
        {
            var (value, at) = (config[field.Name], path.Add(field.Name));
            if (value.IsUnknown)
            {
                yield return new(NameOf(at), found, field, IsRequiredSecret(found.Resource, field));
                continue;
            }

            var parts = field.Type is FieldType.Object { Fields: var members } && value.Kind == ValueKind.Object
                ? Of(found, members, value, at) : [];
            foreach (var part in parts)
            {
                yield return part;
            }
        }
    }
}
