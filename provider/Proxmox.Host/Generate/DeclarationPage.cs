using Proxmox.Model.Declarations;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Host.Generate;

/// <summary>What the pages of resources and data sources have in common.</summary>
public static class DeclarationPage
{
    /// <summary>A page with everything up to and including the example.</summary>
    /// <param name="declaration">What the page is about.</param>
    /// <param name="kind">"Resource" or "Data Source".</param>
    /// <param name="examples">The examples.</param>
    public static Page Begin(Declaration declaration, string kind, Examples examples)
    {
        var name = TypeNames.Of(declaration);
        var page = new Page($"{name} {kind} - {TypeNames.Provider}", Subcategories.Of(declaration), declaration.Doc)
            .Heading(1, $"{name} ({kind})")
            .Paragraph(declaration.Doc);
        if (declaration.Deprecation is { } deprecation)
        {
            page.Paragraph($"~> **Deprecated.** {deprecation.Instead} It is removed in version {deprecation.Removal}.");
        }

        if (Versions(declaration) is { } versions)
        {
            page.Paragraph($"-> {versions}");
        }

        return page.Heading(2, "Example usage").Code("terraform", examples.Of(declaration));
    }

    /// <summary>Adds what a user or token must be allowed.</summary>
    public static void WritePrivileges(Page page, Declaration declaration)
    {
        if (!declaration.Privileges.IsEmpty)
        {
            page.Heading(2, "Privileges")
                .Paragraph("What the user or token must be allowed; words in braces stand for attributes.")
                .Table(["Privilege", "Path"], declaration.Privileges.Select(privilege => (string[])[$"`{privilege.Name}`", $"`{privilege.Path}`"]));
        }
    }

    private static string? Versions(Declaration declaration) => declaration switch
    {
        { Since: { } since, Until: { } until } => $"PVE has it from version {since} up to, but not including, {until}.",
        { Since: { } since } => $"Needs PVE {since} or later.",
        { Until: { } until } => $"PVE {until} and later no longer have it.",
        _ => null,
    };
}
