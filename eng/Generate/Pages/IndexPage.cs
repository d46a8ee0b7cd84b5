using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Programs;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Handshake;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>The first page of the documentation: the provider's configuration, and what it offers.</summary>
public static class IndexPage
{
    // The registries show this page a level above the others, so that no relative link leads to the same page there and in the repository.
    private const string Pages = $"https://registry.terraform.io/providers/{Reattach.Namespace}/{TypeNames.Provider}/latest/docs/";

    /// <summary>The page's text.</summary>
    /// <exception cref="ExampleException">The example is missing.</exception>
    /// <exception cref="GenerateException">A declaration's area has no section.</exception>
    public static string Write(Declaration configuration, Catalog catalog, Examples examples)
    {
        var page = new Page($"{TypeNames.Provider} Provider", null, configuration.Doc)
            .Heading(1, $"{TypeNames.Provider} provider")
            .Paragraph(configuration.Doc)
            .Paragraph($"In Pulumi: the package `{Tokens.Package}`, in C# `{CSharpNames.Provider}`.")
            .Paragraph("It supports PVE 8.4 and 9, with Terraform 1.2 or OpenTofu 1.6 and newer.")
            .Heading(2, "Example usage")
            .Code("terraform", examples.OfProvider());
        WriteGuides(page);
        InPulumi(page);
        ProviderRemarks.Write(page, configuration, "Argument");
        ArgumentReference.Write(page, configuration.Attributes);
        page.Heading(2, "Resources, data sources and actions");
        page.Table(["Section", "Resources", "Data sources", "Actions"], Sections(catalog));
        page.Heading(2, "Functions and ephemeral resources")
            .Paragraph($"Functions compute without asking PVE: `{TypeNames.FunctionPrefix}size_parse(\"32G\").size_mib`. Terraform knows "
                + "them since 1.8, OpenTofu since 1.7. Ephemeral resources are there for one run and stored nowhere, since Terraform 1.10 "
                + "and OpenTofu 1.11.");
        page.Table(["Section", "Functions", "Ephemeral resources"], catalog.All.Where(declaration => declaration is Function or Ephemeral)
            .GroupBy(declaration => declaration.Area.Title, StringComparer.Ordinal).OrderBy(section => section.Key, StringComparer.Ordinal)
            .Select(section => (string[])[section.Key, Links(section.OfType<Function>(), "functions"),
                Links(section.OfType<Ephemeral>(), "ephemeral-resources")]));
        return page.ToString();
    }

    private static void WriteGuides(Markdown page) => page.Paragraph(
        $"New here: [getting started]({Pages}guides/getting-started). What a token needs, profiles, and credentials from a command: "
            + $"[authentication]({Pages}guides/authentication). A message that says too little: "
            + $"[troubleshooting]({Pages}guides/troubleshooting).");

    private static void InPulumi(Markdown page) => page
        .Heading(2, "In Pulumi")
        .Code("csharp", """
            using Pulumi;
            using Pulumi.Proxmox;
            using Pulumi.Proxmox.Pools;

            // Without a provider of its own, a resource takes `pulumi config set proxmox:endpoint ...` and the environment.
            return await Deployment.RunAsync(() =>
            {
                var provider = new Provider("pve", new() { Endpoints = { "https://pve1.example.com:8006", "https://pve2.example.com:8006" }, CaFile = "pve-root-ca.pem" });
                _ = new Pool("web", new() { PoolId = "web" }, new() { Provider = provider });
            });
            """)
        .Paragraph("The SDK says where the plugin is, and the engine downloads it when a program first needs it. Beforehand, such as for "
            + "an image that has no network later on:")
        .Code("sh", $"pulumi plugin install resource {Tokens.Package} VERSION --server {PulumiSchema.PluginDownloadUrl}")
        .Paragraph("From an archive of the release that is at hand, `--file` takes the place of `--server`.");

    private static IEnumerable<IReadOnlyCollection<string>> Sections(Catalog catalog)
    {
        var all = catalog.Resources.Cast<Declaration>().Concat(catalog.DataSources).Concat(catalog.Commands);
        foreach (var section in all.GroupBy(declaration => declaration.Area.Title, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return [section.Key, Links(section.OfType<Resource>(), "resources"), Links(section.OfType<DataSource>(), "data-sources"),
                Links(section.OfType<Command>(), "actions")];
        }
    }

    private static string Links(IEnumerable<Declaration> declarations, string folder) =>
        string.Join(", ", declarations.Select(declaration => $"[{declaration.Name}]({Pages}{folder}/{declaration.Name})"));
}
