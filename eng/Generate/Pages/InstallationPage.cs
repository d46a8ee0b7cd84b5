using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>The page of Pulumi's registry that tells how the package is installed and the provider configured.</summary>
public static class InstallationPage
{
    private const string Plugin = "./pulumi-resource-" + Tokens.Package;

    /// <summary>The page's text.</summary>
    /// <param name="configuration">The provider's own settings.</param>
    public static string Write(Declaration configuration)
    {
        var words = new PropertyWords(configuration);
        var page = new RegistryPage($"{PackageSpec.DisplayName} Installation & Configuration",
            $"How to install the {PackageSpec.DisplayName} provider and to configure it.", "installation");
        page.Heading(2, "Installation")
            .Paragraph("C# has a package. For other languages Pulumi writes an SDK into the project, from the plugin of the release's "
                + "archive:");
        page.Tabs(
        [
            ("csharp", $"```sh\ndotnet add package {PackageSpec.RootNamespace}.Proxmox\n```"),
            ("typescript", Added($"Programs import `{PackageSpec.NodePackage}`.")),
            ("python", Added($"Programs import `{PackageSpec.PythonPackage}`.")),
            ("go", Added($"Programs import the modules below `{PackageSpec.GoPackage}`.")),
            ("yaml", Added("Programs name types by their tokens.")),
        ]);
        page.Paragraph("The SDKs say where the plugin is, and the engine downloads it when a program first needs it. Beforehand, such as "
            + "for an image that has no network later on:")
            .Code("sh", $"pulumi plugin install resource {Tokens.Package} VERSION --server {PulumiSchema.PluginDownloadUrl}")
            .Paragraph("Words that an attribute takes are texts with constants in C#: `PowerState = PowerState.Running` is `PowerState = "
                + "\"running\"`, and `Content = { StorageContent.Images }` is `Content = { \"images\" }`.")
            .Heading(2, "Configuration")
            .Paragraph("With `pulumi config`:")
            .Code("sh", $"pulumi config set {Tokens.Package}:endpoint https://pve1.example.com:8006\npulumi config set --secret "
                + $"{Tokens.Package}:apiToken 'pulumi@pve!ci=...'")
            .Paragraph("or by the environment:")
            .Code("sh", "export PROXMOX_VE_ENDPOINT=https://pve1.example.com:8006\nexport PROXMOX_VE_API_TOKEN='pulumi@pve!ci=...'");
        var remarks = new Markdown();
        ProviderRemarks.Write(remarks, configuration, "Setting");
        page.Paragraph(words.In(remarks.ToString().TrimEnd('\n')))
            .Heading(2, "Settings")
            .Items(configuration.Fields.Select(field => words.In(
                $"`{field.Name}`{(field.IsSecret ? " (secret)" : "")}: {string.Join(' ', Remarks.Of(field).Prepend(field.Doc))}")));
        return page.ToString();
    }

    // The reference that is written keeps the version and not the path, so that the plugin has to be where the engine looks.
    private static string Added(string imports) =>
        $"```sh\npulumi package add {Plugin}\npulumi plugin install resource {Tokens.Package} VERSION -f {Plugin}\n```\n\nThe second line "
            + $"is needed because the first notes the version and not the path. {imports}";
}
