using System.Globalization;
using Proxmox.Engine.Declarations;

namespace Proxmox.Host.Generate;

/// <summary>The page of a resource.</summary>
public static class ResourcePage
{
    /// <summary>The page's text.</summary>
    /// <exception cref="GenerateException">An example is missing, or the declaration cannot be documented.</exception>
    public static string Write(Resource resource, Examples examples)
    {
        var page = DeclarationPage.Begin(resource, "Resource", examples);
        ArgumentReference.Write(page, resource.Attributes);
        WriteTimeouts(page, resource);
        DeclarationPage.WritePrivileges(page, resource);
        WriteImport(page, resource, new(resource, examples.LabelOf(resource)));
        return page.ToString();
    }

    private static void WriteTimeouts(Page page, Resource resource)
    {
        if (resource.Timeouts is { } limits)
        {
            page.Heading(2, "Timeouts")
                .Paragraph("An operation that takes longer is given up. The limits where `timeouts` says nothing:")
                .Items([$"`create`: {Span(limits.Create)}", $"`read`: {Span(limits.Read)}", $"`update`: {Span(limits.Update)}", $"`delete`: {Span(limits.Delete)}"]);
        }
    }

    private static void WriteImport(Page page, Resource resource, ImportExample import)
    {
        page.Heading(2, "Import")
            .Paragraph($"The import id is `{resource.ImportId.Template}`. On the command line:")
            .Code("shell", import.Command)
            .Paragraph("With an `import` block (Terraform 1.5, OpenTofu 1.6):")
            .Code("terraform", import.Block);
        if (!resource.Identity.IsEmpty)
        {
            page.Paragraph("By its identity (Terraform 1.12):").Code("terraform", import.IdentityBlock());
        }
    }

    private static string Span(TimeSpan span)
    {
        var (number, unit) = span.TotalMinutes % 60 == 0 ? (span.TotalHours, "hour") : span.TotalSeconds % 60 == 0 ? (span.TotalMinutes, "minute") : (span.TotalSeconds, "second");
        return string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
    }
}
