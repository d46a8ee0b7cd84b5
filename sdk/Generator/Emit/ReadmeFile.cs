using System.Text;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes the README of the package and those of its modules: what there is, one line each.</summary>
internal static class ReadmeFile
{
    /// <summary>The README of the package, which NuGet shows.</summary>
    public static string OfPackage(PackageSchema package, PackageNames names, IEnumerable<string> modules)
    {
        var text = new StringBuilder($"# {names.Package}\n\n");
        text.Append(package.Description is { Length: > 0 } description ? description.Trim() + "\n\n" : "");
        text.Append($"```sh\ndotnet add package {names.Package}\n```\n\nWritten from the package schema: do not edit.\n");
        var spaces = modules.Where(space => space != names.Package).ToList();
        if (spaces.Count > 0)
        {
            text.Append("\n| Namespace |\n| --- |\n");
            foreach (var space in spaces)
            {
                text.Append($"| [`{space}`]({names.Folder(space)}/README.md) |\n");
            }
        }
        return text.ToString();
    }

    /// <summary>The README of a module.</summary>
    public static string OfModule(string space, IEnumerable<ResourceSchema> resources, IEnumerable<FunctionSchema> functions)
    {
        var text = new StringBuilder($"# {space}\n");
        Table(text, "Resource", resources.Select(resource => (PackageNames.Class(resource), resource.Description)));
        Table(text, "Function", functions.Select(function => (PackageNames.Class(function), function.Description)));
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IEnumerable<(string Class, string? Description)> rows)
    {
        var lines = rows.OrderBy(row => row.Class, StringComparer.Ordinal)
            .Select(row => $"| `{row.Class}` | {Line(row.Description)} |\n")
            .ToList();
        if (lines.Count > 0)
        {
            text.Append($"\n| {title} | |\n| --- | --- |\n").AppendJoin("", lines);
        }
    }

    private static string Line(string? description) => Markdown.Read(description ?? "") is [MarkdownBlock.Paragraph first, ..]
        ? first.Text.Replace("|", "\\|", StringComparison.Ordinal)
        : "";
}
