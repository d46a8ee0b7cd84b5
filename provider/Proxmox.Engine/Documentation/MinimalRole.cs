using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Engine.Documentation;

/// <summary>The fewest privileges that are enough for a declaration with all of its attributes.</summary>
public static class MinimalRole
{
    /// <summary>
    /// The privileges, each of one name. A role on a path takes the place of those above it, so that it holds all that is needed there; a
    /// path that asks for nothing more than what is handed on to it needs no role.
    /// </summary>
    public static IReadOnlyList<Privilege> Of(Declaration declaration)
    {
        var role = new List<Privilege>();
        // Where there is a choice, what is needed anyway may be one of it.
        foreach (var asked in All(declaration).OrderBy(asked => asked.Privilege.AnyOf.Length > 1).Select(asked => asked.Privilege))
        {
            if (!role.Exists(held => held.Path == asked.Path && IsEnough(held, asked)))
            {
                role.Add(asked with { AnyOf = [asked.AnyOf[0]] });
            }
        }

        return
        [
            .. role.GroupBy(held => held.Path)
                .Where(row => !row.All(asked => role.Exists(held => IsBelow(asked.Path, held.Path) && IsEnough(held, asked))))
                .SelectMany(row => row),
        ];
    }

    /// <summary>
    /// Every privilege with what asks for it: the attribute's name with those of the groups around it; null for the object.
    /// </summary>
    public static IEnumerable<(string? Attribute, Privilege Privilege)> All(Declaration declaration) =>
        declaration.Privileges.Select(privilege => ((string?)null, privilege)).Concat(All(declaration.Attributes, ""));

    private static IEnumerable<(string? Attribute, Privilege Privilege)> All(IEnumerable<Field> fields, string within) =>
        fields.SelectMany(field =>
        field.Privileges.Select(privilege => ((string?)(within + field.Name), privilege))
            .Concat(All(field.Type.Nested, $"{within}{field.Name}.")));

    private static bool IsEnough(Privilege held, Privilege asked) =>
        asked.AnyOf.Contains(held.AnyOf[0]) && (held.Versions == default || held.Versions == asked.Versions);

    private static bool IsBelow(string path, string above) =>
        path != above && path.StartsWith(above.TrimEnd('/') + '/', StringComparison.Ordinal);
}
