using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>The first page in Pulumi's registry: what the package is for, and a program.</summary>
public static class OverviewPage
{
    /// <summary>The page's text.</summary>
    /// <param name="configuration">The provider's own settings.</param>
    /// <param name="catalog">What the provider offers.</param>
    public static string Write(Declaration configuration, Catalog catalog)
    {
        var page = new RegistryPage(PackageSpec.DisplayName, configuration.Doc, "package");
        page.Paragraph(configuration.Doc)
            .Paragraph("It supports PVE 8.4 and 9. What a program leaves out is left as it is in PVE, so that an object that was imported "
                + "shows no difference; what a program removes is cleared.")
            .Paragraph("How the plugin and the SDKs are installed, and how the provider logs in: [Installation & "
                + "Configuration](installation-configuration.md).")
            .Heading(2, "Example");
        page.Tabs(SampleProgram.Tabs)
            .Heading(2, "What there is")
            .Table(["Section", "Resources"], catalog.Resources.GroupBy(resource => resource.Area.Title, StringComparer.Ordinal)
                .OrderBy(section => section.Key, StringComparer.Ordinal)
                .Select(section => (string[])[section.Key, string.Join(", ", section.Select(resource => $"`{Tokens.Of(resource)}`"))]))
            .Paragraph("Each has a function that reads one object and one that lists all of them. Other functions do what is no state, "
                + "such as to restart a VM.");
        return page.ToString();
    }
}
