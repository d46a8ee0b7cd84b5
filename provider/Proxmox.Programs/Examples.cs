using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Programs;

/// <summary>The examples that pages include, found by the paths that Terraform's registry has made a convention.</summary>
/// <param name="root">The directory <c>examples</c>.</param>
public sealed partial class Examples(string root)
{
    /// <summary>The name of the directory, at the root of the repository.</summary>
    public const string Folder = "examples";

    /// <summary>The folder of a declaration's examples below the root.</summary>
    public static string FolderOf(Declaration declaration) =>
        $"{KindOf(declaration).Folder}/{TypeNames.Of(declaration)}";

    /// <summary>The path of a declaration's example, as messages tell it.</summary>
    public static string PathOf(Declaration declaration) => $"{Folder}/{FileOf(declaration)}";

    /// <summary>The example of a declaration.</summary>
    /// <exception cref="ExampleException">There is none.</exception>
    public string Of(Declaration declaration) => Read(FileOf(declaration));

    /// <summary>The example of a declaration; null when there is none.</summary>
    public string? Find(Declaration declaration) => Path.Combine(root, FileOf(declaration)) is var file && File.Exists(file)
        ? File.ReadAllText(file) : null;

    /// <summary>The example of the provider's configuration.</summary>
    /// <exception cref="ExampleException">There is none.</exception>
    public string OfProvider() => Read("provider/provider.tf");

    /// <summary>The label that the example gives its first resource of that type.</summary>
    /// <exception cref="ExampleException">There is no example, or no such resource in it.</exception>
    public string LabelOf(Resource resource)
    {
        foreach (Match match in ResourceHeader().Matches(Of(resource)))
        {
            if (match.Groups["type"].Value == TypeNames.Of(resource))
            {
                return match.Groups["label"].Value;
            }
        }

        throw new ExampleException($"{PathOf(resource)} has no resource \"{TypeNames.Of(resource)}\".");
    }

    private static string FileOf(Declaration declaration) => $"{FolderOf(declaration)}/{KindOf(declaration).File}";

    private static (string Folder, string File) KindOf(Declaration declaration) => declaration switch
    {
        Resource => ("resources", "resource.tf"),
        Command => ("actions", "action.tf"),
        Function => ("functions", "function.tf"),
        Ephemeral => ("ephemeral-resources", "ephemeral-resource.tf"),
        _ => ("data-sources", "data-source.tf"),
    };

    private string Read(string path)
    {
        var full = Path.Combine(root, path);
        return File.Exists(full) ? File.ReadAllText(full)
            : throw new ExampleException($"{Folder}/{path} is missing: write a small, realistic example.");
    }

    [GeneratedRegex("""^resource\s+"(?<type>[a-z0-9_]+)"\s+"(?<label>[A-Za-z0-9_-]+)"\s*\{""", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ResourceHeader();
}
