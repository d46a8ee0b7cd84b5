using System.IO.Compression;
using System.Text.Json;
using Proxmox.Engine.Declarations;

namespace Proxmox.Tools.Discover.Map.States;

/// <summary>Finds and reads the state files that tell what is managed.</summary>
/// <param name="ours">Finds a resource of this provider by its token in Pulumi.</param>
internal sealed class StateFiles(Func<string, Resource?> ours)
{
    // What a tool keeps beside the state: modules, providers, packages. A state in there is somebody else's, or a note of the backend.
    private static readonly HashSet<string> PassedOver = new([".terraform", ".git", "node_modules", "bin", "obj"], StringComparer.Ordinal);

    /// <summary>Reads files, and those that are in folders.</summary>
    /// <param name="paths">Files of Terraform, OpenTofu or Pulumi, or folders in which they are looked for.</param>
    /// <exception cref="ToolException">A file cannot be read, or a folder has none.</exception>
    public IReadOnlyList<StateFile> Read(IEnumerable<string> paths)
    {
        var files = new List<StateFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var isFolder = Directory.Exists(path);
            var found = isFolder ? Find(path).ToList() : [path];
            if (found.Count == 0)
            {
                throw new ToolException(
                    $"There is no state file in {path}: neither *.tfstate nor .pulumi/stacks/*.json. Where the state is "
                    + "kept elsewhere, write it to a file with terraform state pull or pulumi stack export, and give that.");
            }

            files.AddRange(found.Where(file => seen.Add(Path.GetFullPath(file))).Select(Read));
        }

        return files;
    }

    private StateFile Read(string path)
    {
        var name = path.Replace(Path.DirectorySeparatorChar, '/');
        try
        {
            using var file = File.OpenRead(path);
            using var packed = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : null;
            using var document = JsonDocument.Parse(packed ?? (Stream)file);
            return Of(name, document.RootElement);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ToolException($"The state file {name} cannot be read: {cause.Message}");
        }
        catch (JsonException)
        {
            // Its words would quote what is in the file.
            throw new ToolException($"{name} is no state file: it is not JSON.");
        }
    }

    private StateFile Of(string name, JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.Object)
        {
            if (document.TryGetProperty("encrypted_data", out _))
            {
                throw new ToolException(
                    $"The state file {name} is encrypted. Write it in clear with tofu state pull > FILE, and give that.");
            }

            if (PulumiState.Is(document))
            {
                return PulumiState.Read(name, document, ours);
            }

            if (TerraformState.Is(document))
            {
                return TerraformState.Read(name, document);
            }
        }

        throw new ToolException(
            $"{name} is no state file that is known here: neither one of Terraform or OpenTofu (format 4) nor a checkpoint or "
            + "export of Pulumi.");
    }

    private static IEnumerable<string> Find(string folder)
    {
        var inside = Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Where(path => !PassedOver.Contains(Path.GetFileName(path)) && !IsLink(path));
        return Directory.EnumerateFiles(folder).Where(IsState).Order(StringComparer.Ordinal).Concat(inside.SelectMany(Find));
    }

    private static bool IsState(string path) => path.EndsWith(".tfstate", StringComparison.Ordinal)
        || ((path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".json.gz", StringComparison.Ordinal))
            && path.Replace(Path.DirectorySeparatorChar, '/').Contains(".pulumi/stacks/", StringComparison.Ordinal));

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);
}
