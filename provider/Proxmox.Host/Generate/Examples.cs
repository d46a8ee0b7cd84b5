using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Host.Generate;

/// <summary>The examples that pages include, found by the paths that Terraform's registry has made a convention.</summary>
/// <param name="root">The directory <c>examples</c>.</param>
public sealed partial class Examples(string root)
{
    /// <summary>The folder of a declaration's examples below the root.</summary>
    public static string FolderOf(Declaration declaration) =>
        $"{KindOf(declaration).Folder}/{TypeNames.Of(declaration)}";

    /// <summary>The example of a declaration.</summary>
    /// <exception cref="GenerateException">There is none.</exception>
    public string Of(Declaration declaration) => Read(PathOf(declaration));

    /// <summary>The example of the provider's configuration.</summary>
    /// <exception cref="GenerateException">There is none.</exception>
    public string OfProvider() => Read("provider/provider.tf");

    /// <summary>The label that the example gives its first resource of that type.</summary>
    /// <exception cref="GenerateException">There is no example, or no such resource in it.</exception>
    public string LabelOf(Resource resource)
    {
        foreach (Match match in ResourceHeader().Matches(Of(resource)))
        {
            if (match.Groups["type"].Value == TypeNames.Of(resource))
            {
                return match.Groups["label"].Value;
            }
        }

        throw new GenerateException($"examples/{PathOf(resource)} has no resource \"{TypeNames.Of(resource)}\".");
    }

    private static string PathOf(Declaration declaration) => $"{FolderOf(declaration)}/{KindOf(declaration).File}";

    private static (string Folder, string File) KindOf(Declaration declaration) => declaration switch
    {
        Resource => ("resources", "resource.tf"),
        Command => ("actions", "action.tf"),
        _ => ("data-sources", "data-source.tf"),
    };

    private string Read(string path)
    {
        var full = Path.Combine(root, path);
        return File.Exists(full) ? File.ReadAllText(full) : throw new GenerateException($"examples/{path} is missing: write a small, realistic example.");
    }

    [GeneratedRegex("""^resource\s+"(?<type>[a-z0-9_]+)"\s+"(?<label>[A-Za-z0-9_-]+)"\s*\{""", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ResourceHeader();
}
