using System.Collections.Immutable;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>
/// The paths of the properties that make the engine replace a resource, as the resource option <c>replaceOnChanges</c> writes them:
/// <c>disks[*].bus</c>.
/// </summary>
internal static class ReplacingPaths
{
    /// <summary>The paths below those properties, in their order. A type that contains itself is followed once.</summary>
    public static ImmutableArray<string> Of(PackageSchema package, ImmutableArray<PropertySchema> properties) =>
        [.. Below(package, properties, "", [])];

    private static IEnumerable<string> Below(
        PackageSchema package, ImmutableArray<PropertySchema> properties, string prefix, ImmutableHashSet<string> above) =>
        properties.SelectMany(property =>
        {
            var path = prefix + property.Name;
            return property.ReplacesOnChanges ? [path] : Inside(package, property.Type, path, above);
        });

    private static IEnumerable<string> Inside(PackageSchema package, TypeSchema type, string path, ImmutableHashSet<string> above) =>
        type switch
        {
            TypeSchema.ListOf list => Inside(package, list.Element, path + "[*]", above),
            TypeSchema.MapOf map => Inside(package, map.Element, path + ".*", above),
            TypeSchema.ObjectOf of when !above.Contains(of.Token) =>
                Below(package, package.Objects[of.Token].Properties, path + ".", above.Add(of.Token)),
            _ => [],
        };
}
