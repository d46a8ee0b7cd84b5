using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Programs;

namespace Proxmox.Generate.Pages;

/// <summary>The page of something ephemeral.</summary>
public static class EphemeralPage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="ExampleException">The example is missing.</exception>
    public static string Write(Ephemeral ephemeral, Examples examples)
    {
        var page = DeclarationPage.Begin(ephemeral, "Ephemeral Resource", examples);
        page.Paragraph("Ephemeral resources need Terraform 1.10 or OpenTofu 1.11. A plan opens them and so does the apply after it, each "
            + "for itself; nothing of them is in the plan or in the state.");
        ArgumentReference.Write(page, ephemeral.Attributes);
        PrivilegeRemarks.Write(page, ephemeral);
        return page.ToString();
    }
}
