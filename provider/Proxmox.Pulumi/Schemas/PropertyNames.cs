using System.Collections.Concurrent;
using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>The names and the choice of properties: <c>pool_id</c> is <c>poolId</c>.</summary>
public static class PropertyNames
{
    // Asked for every property of every message.
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The property of a field: <c>camelCase</c>.</summary>
    public static string Of(Field field) => Known.GetOrAdd(field.Name, Camel);

    /// <summary>A <c>snake_case</c> name in <c>camelCase</c>.</summary>
    public static string Camel(string name) => Pascal(name) is var pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : name;

    /// <summary>A <c>snake_case</c> name in <c>PascalCase</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>
    /// The fields that are properties. Left out of a resource: <c>id</c>, which the engine keeps itself; the write-only twins, for the
    /// engine encrypts secrets; and <c>timeouts</c>, which is the resource option <c>customTimeouts</c>. A function has all of its fields.
    /// </summary>
    public static ImmutableArray<Field> Properties(Declaration declaration) =>
        declaration is Resource ? declaration.Fields : declaration.Attributes;

    /// <summary>
    /// The field that takes its value from the resource's name in the program when the user gives none: the whole identity, or a name that
    /// could be left out. Null when there is none; what must be given beside others names another object.
    /// </summary>
    public static Field? Autonamed(Resource resource) => resource.Identity is [{ IsAutonamed: true } name]
        ? name
        : resource.Fields.FirstOrDefault(field => field is { IsAutonamed: true, Presence: Presence.Optional });
}
