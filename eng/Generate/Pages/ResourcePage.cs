using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Programs;

namespace Proxmox.Generate.Pages;

/// <summary>The page of a resource.</summary>
public static class ResourcePage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="ExampleException">An example is missing.</exception>
    /// <exception cref="GenerateException">The declaration cannot be documented.</exception>
    public static string Write(Resource resource, Examples examples)
    {
        var page = DeclarationPage.Begin(resource, "Resource", examples);
        ArgumentReference.Write(page, resource.Attributes);
        DeclarationRemarks.WriteTimeouts(page, resource, "timeouts");
        EffectRemarks.Write(page, resource);
        PrivilegeRemarks.Write(page, resource);
        WriteImport(page, resource, new(resource, examples.LabelOf(resource)));
        return page.ToString();
    }

    private static void WriteImport(Markdown page, Resource resource, ImportExample import)
    {
        page.Heading(2, "Import")
            .Paragraph($"The import id is `{resource.ImportId.Template}`. On the command line:")
            .Code("shell", import.Command)
            .Paragraph("With an `import` block (Terraform 1.5, OpenTofu 1.6). Beside a `resource` block leave `provider` out: it is for a "
                + "configuration that the client is to write (`-generate-config-out`).")
            .Code("terraform", import.Block);
        if (!resource.Identity.IsEmpty)
        {
            page.Paragraph("By its identity (Terraform 1.12, OpenTofu 1.12):").Code("terraform", import.IdentityBlock());
        }
    }
}
