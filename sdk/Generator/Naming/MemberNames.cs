using System.Collections.Frozen;
using System.Collections.Immutable;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Naming;

/// <summary>The names of properties as members of a class.</summary>
internal static class MemberNames
{
    /// <summary>What every class has.</summary>
    public static readonly FrozenSet<string> OfObject = FrozenSet.Create(
        StringComparer.Ordinal, "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString");

    /// <summary>What every class of arguments has.</summary>
    public static readonly FrozenSet<string> OfArguments = [.. OfObject, "Empty"];

    /// <summary>What every resource has.</summary>
    public static readonly FrozenSet<string> OfResource =
        [.. OfObject, "Get", "GetResourceName", "GetResourceType", "Id", "MakeArgs", "MakeResourceOptions", "Urn"];

    /// <summary>The member that a property is.</summary>
    public static string Of(PropertySchema property) =>
        property.CSharpName is { Length: > 0 } given ? given : Identifiers.Pascal(property.Name);

    /// <summary>
    /// The same, once it is sure that all the properties can be members of that class. C# has no member that is called like its class, none
    /// twice, and none like an inherited one without a warning; the schema then has to give another name.
    /// </summary>
    public static void Verify(ImmutableArray<PropertySchema> properties, string className, FrozenSet<string> taken)
    {
        var seen = new Dictionary<string, PropertySchema>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var name = Of(property);
            if (name == className || taken.Contains(name) || !seen.TryAdd(name, property))
            {
                throw new SchemaException(property.Path,
                    $"cannot be a member {name} of the class {className}, where that name is taken: set language.csharp.name");
            }
        }
    }
}
