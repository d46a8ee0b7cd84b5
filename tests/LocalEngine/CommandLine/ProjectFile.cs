namespace Proxmox.LocalEngine.CommandLine;

/// <summary>What is needed of <c>Pulumi.yaml</c>: the project's name, from a line of its own.</summary>
public static class ProjectFile
{
    private const string Key = "name:";

    /// <summary>The name of the project in a folder; without a project file the folder's.</summary>
    public static string NameIn(string folder)
    {
        string path = Path.Combine(folder, "Pulumi.yaml");
        string? line = File.Exists(path)
            ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        string name = line?[Key.Length..].Split('#')[0].Trim().Trim('"', '\'') ?? "";
        return name.Length > 0 ? name : Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar));
    }

    /// <summary>A setting's name with its namespace, the project's where none is written.</summary>
    public static string Qualified(string key, string project) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
}
