using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Host.Generate;

/// <summary>The first page of the documentation: the provider's configuration, and what it offers.</summary>
public static class IndexPage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="GenerateException">The example is missing, or a declaration's area has no section.</exception>
    public static string Write(Declaration configuration, Catalog catalog, Examples examples)
    {
        var page = new Page($"{TypeNames.Provider} Provider", "", configuration.Doc)
            .Heading(1, $"{TypeNames.Provider} provider")
            .Paragraph(configuration.Doc)
            .Paragraph("It supports PVE 8.4 and 9, with Terraform 1.2 or OpenTofu 1.6 and newer.")
            .Heading(2, "Example usage")
            .Code("terraform", examples.OfProvider())
            .Heading(2, "Authentication")
            .Paragraph("An API token is the better choice: it has rights of its own, never asks for a second factor, and can be withdrawn alone. A user name and password serve where PVE does not let tokens in, such as changing another user's password. When both are given, the token is used.")
            .Paragraph("Every argument has an environment variable, so that no secret need be in a file. What the configuration says wins.")
            .Table(["Argument", "Environment variable"], configuration.Fields.Select(field => (string[])[$"`{field.Name}`", string.Join(", ", field.Environment.Select(name => $"`{name}`"))]))
            .Heading(2, "Trust")
            .Paragraph("PVE signs its certificates itself. Name that authority's file with `ca_file` (`/etc/pve/pve-root-ca.pem` on a node), or pin the node's certificate with `fingerprint`. `insecure` gives up all protection on the line.");
        ArgumentReference.Write(page, configuration.Attributes);
        page.Heading(2, "Resources and data sources");
        page.Table(["Section", "Resources", "Data sources"], Sections(catalog));
        return page.ToString();
    }

    private static IEnumerable<IReadOnlyCollection<string>> Sections(Catalog catalog)
    {
        var all = catalog.Resources.Cast<Declaration>().Concat(catalog.DataSources);
        foreach (var section in all.GroupBy(Subcategories.Of, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return [section.Key, Links(section.OfType<Resource>(), "resources"), Links(section.OfType<DataSource>(), "data-sources")];
        }
    }

    private static string Links(IEnumerable<Declaration> declarations, string folder) =>
        string.Join(", ", declarations.Select(declaration => $"[{declaration.Name}]({folder}/{declaration.Name}.md)"));
}
