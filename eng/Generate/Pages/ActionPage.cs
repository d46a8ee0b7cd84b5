using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Programs;

namespace Proxmox.Generate.Pages;

/// <summary>The page of a command, which is an action in Terraform.</summary>
public static class ActionPage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="ExampleException">The example is missing.</exception>
    /// <exception cref="GenerateException">The declaration cannot be documented.</exception>
    public static string Write(Command command, Examples examples)
    {
        var page = DeclarationPage.Begin(command, "Action", examples);
        page.Paragraph("Terraform runs actions since 1.14: with `terraform apply -invoke`, or when a resource triggers them. Pulumi's "
            + "function runs with every update, and changes nothing in a preview.");
        ArgumentReference.Write(page, [
            .. command.Inputs.Select(field => field.IsSecret ? field with { Doc = $"{field.Doc} It may be an ephemeral value." } : field)]);
        page.Heading(2, "Results").Paragraph("Terraform shows them while the action runs; Pulumi's function answers them.");
        ArgumentReference.WriteItems(page, command.Results);
        PrivilegeRemarks.Write(page, command);
        return page.ToString();
    }
}
