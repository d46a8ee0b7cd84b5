using Proxmox.Engine.Declarations;
using Proxmox.Engine.Documentation;
using Proxmox.Model.Declarations;
using Proxmox.Programs;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Generate.Pages;

/// <summary>What the pages of all kinds have in common.</summary>
public static class DeclarationPage
{
    /// <summary>A page with everything up to and including the example.</summary>
    /// <param name="declaration">What the page is about.</param>
    /// <param name="kind">"Resource", "Data Source", "Action", "Function" or "Ephemeral Resource".</param>
    /// <param name="examples">The examples.</param>
    public static Markdown Begin(Declaration declaration, string kind, Examples examples)
    {
        var name = TypeNames.Of(declaration);
        var page = new Page($"{name} {kind} - {TypeNames.Provider}", declaration.Area.Title, declaration.Doc)
            .Heading(1, $"{name} ({kind})")
            .Paragraph(declaration.Doc)
            .Paragraph((declaration as Ephemeral)?.InPulumi
                ?? $"In Pulumi: `{Token(declaration)}`, in C# `{CSharpNames.Of(declaration)}`.");
        if (declaration is Resource resource && CSharpNames.Choice(resource) is var (constant, text))
        {
            page.Paragraph($"Words that an attribute takes have constants in C#: `{constant}` is `{text}`.");
        }

        if (declaration.Deprecation is { } deprecation)
        {
            page.Paragraph($"~> **Deprecated.** {Remarks.Of(deprecation)}");
        }

        if (DeclarationRemarks.Versions(declaration) is { } versions)
        {
            page.Paragraph($"-> {versions}");
        }

        return page.Heading(2, "Example usage").Code("terraform", examples.Of(declaration));
    }

    private static string Token(Declaration declaration) => declaration switch
    {
        Resource resource => Tokens.Of(resource),
        DataSource source => Tokens.Of(source),
        Command command => Tokens.Of(command),
        Function function => Tokens.Of(function),
        _ => throw new ArgumentOutOfRangeException(nameof(declaration), declaration.Name, "It has no token."),
    };
}
