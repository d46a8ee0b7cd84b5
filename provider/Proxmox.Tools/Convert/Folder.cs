
namespace Proxmox.Tools.Convert;

/// <summary>What else is in the folder of a configuration.</summary>
internal static class Folder
{
    private static readonly string[] Others = [".tf.json", ".tofu", ".tftest.hcl", ".tofutest.hcl", ".tftest.json"];

    /// <summary>The folder and all below it; what clients keep for themselves begins with a dot.</summary>
    public static IEnumerable<string> Modules(string folder) => Directory.EnumerateDirectories(folder)
        .Where(below => Path.GetFileName(below)[0] != '.' && new DirectoryInfo(below).LinkTarget is null)
        .Order(StringComparer.Ordinal).SelectMany(Modules).Prepend(folder);

    /// <summary>What is in a file.</summary>
    public static string Read(string folder, string path) => IsThere(path) ? File.ReadAllText(path)
        : throw new ToolException($"{Path.GetRelativePath(folder, path)} is a link to what is not there. Nothing was written.");

    /// <summary>True when a file is elsewhere than it seems.</summary>
    public static bool IsLink(string folder, string path) => new FileInfo(Path.Combine(folder, path)).LinkTarget is not null;

    /// <summary>Tells what may speak of the other provider and is not converted.</summary>
    public static void Tell(string folder, Report report)
    {
        foreach (var path in Files(folder).Where(path => Others.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => File.ReadAllText(path).Contains("proxmox", StringComparison.Ordinal)))
        {
            report.Add(new(Path.GetRelativePath(folder, path), 1), "only .tf files are converted; this one speaks of proxmox as well");
        }

        foreach (var path in Directory.EnumerateDirectories(folder).Where(path => new DirectoryInfo(path).LinkTarget is not null))
        {
            report.Add(new(Path.GetRelativePath(folder, path), 1), "this is a link to a folder, which was not converted");
        }
    }

    /// <summary>Brings along all that is not converted.</summary>
    public static void Copy(string folder, string target, IEnumerable<string> written, Report report, bool isDry)
    {
        var known = written.ToHashSet(StringComparer.Ordinal);
        foreach (var path in Files(folder).ToList())
        {
            var name = Path.GetRelativePath(folder, path);
            if (known.Contains(name) || IsBelow(path, target))
            {
                continue;
            }

            if (Path.GetFileName(path).Contains(".tfstate", StringComparison.Ordinal))
            {
                report.Add(new(name, 1), "a state is not copied, for there may be only one; move it along when you change over");
            }
            else if (!isDry)
            {
                var copy = Path.Combine(target, name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy, overwrite: true);
            }
        }
    }

    // A link itself is there even when it leads nowhere.
    private static bool IsThere(string path) =>
        new FileInfo(path).LinkTarget is null || File.ResolveLinkTarget(path, returnFinalTarget: true) is { Exists: true };

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Where(IsThere)
        .Order(StringComparer.Ordinal).Concat(Directory.EnumerateDirectories(folder)
            .Where(below => Path.GetFileName(below) is not (".terraform" or ".git") && new DirectoryInfo(below).LinkTarget is null)
            .Order(StringComparer.Ordinal).SelectMany(Files));
}
