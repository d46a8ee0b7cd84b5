using Proxmox.Model.Declarations;

namespace Proxmox.Engine.Documentation;

/// <summary>What users are told of the privileges that a declaration asks for.</summary>
public static class PrivilegeRemarks
{
    private static readonly (Purposes Purpose, string Word)[] Words =
        [(Purposes.Create, "create"), (Purposes.Read, "read"), (Purposes.Change, "change"), (Purposes.Delete, "delete"),
            (Purposes.List, "list")];

    private const string Everything = "everything";

    /// <summary>Adds the least role that is enough, and what of it is for what; nothing when no privilege is asked for.</summary>
    /// <param name="text">What it is added to.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="isBrief">True to tell what it is for only of attributes.</param>
    public static void Write(Markdown text, Declaration declaration, bool isBrief = false)
    {
        var role = MinimalRole.Of(declaration);
        if (role.Count == 0)
        {
            return;
        }

        text.Heading(2, "Privileges")
            .Paragraph("Enough for everything here, on the path or handed on to it; words in braces stand for values.")
            .Table(["Path", "Privileges"],
                role.GroupBy(held => held.Path).GroupBy(row => string.Join(", ", row.Select(Names)), row => $"`{row.Key}`")
                .Select(rows => (string[])[string.Join(", ", rows), rows.Key]));
        var asked = MinimalRole.All(declaration).ToList();
        if (asked.Exists(entry => entry.Attribute is not null || (!isBrief && Purpose(declaration, entry.Privilege) != Everything)))
        {
            text.Paragraph("What needs which:").Table(
                ["For", "Privilege", "Path"],
                asked.GroupBy(entry => (Names: Names(entry.Privilege), entry.Privilege.Path)).Select(group => (string[])
                    [string.Join(", ", What(declaration, group)), group.Key.Names, $"`{group.Key.Path}`"]));
        }
    }

    private static IEnumerable<string> What(Declaration declaration, IEnumerable<(string? Attribute, Privilege Privilege)> asked) => asked
        .GroupBy(entry => entry.Privilege.Case, entry =>
            entry.Attribute is null ? Purpose(declaration, entry.Privilege) : $"`{entry.Attribute}`")
        .Select(same => string.Join(", ", same.Distinct()) + (same.Key is { } only ? $" ({only})" : ""));

    // Only a resource is created, changed and deleted.
    private static string Purpose(Declaration declaration, Privilege privilege) =>
        declaration is not Declarations.Resource || (privilege.For | Purposes.List) == Purposes.All
        ? Everything
        : string.Join(", ", Words.Where(word => privilege.For.HasFlag(word.Purpose)).Select(word => word.Word));

    private static string Names(Privilege privilege) =>
        string.Join(" or ", privilege.AnyOf.Select(name => $"`{name}`")) + privilege.Versions switch
        {
            { Since: { } since } => $" (PVE {since} and later)",
            { Until: { } until } => $" (before PVE {until})",
            _ => "",
        };
}
