using System.Text;

namespace Proxmox.SdkGenerator;

/// <summary>The folder that an SDK is written into. All in it is generated, but for what a build leaves there.</summary>
internal static class SdkFolder
{
    private const string Mark = "pulumi-plugin.json";
    private static readonly string[] Built = ["bin", "obj"];
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes the files, leaves alone those that are the same already, and removes the others. An <see cref="IOException"/> when the folder
    /// holds something that is no SDK: nothing of it would be left.
    /// </summary>
    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        var old = Files(folder).ToList();
        if (old.Count > 0 && !File.Exists(Path.Combine(folder, Mark)))
        {
            throw new IOException($"{folder} is neither empty nor an SDK: it has no {Mark}.");
        }
        foreach (var stale in old.Where(path => !files.ContainsKey(path)))
        {
            File.Delete(Path.Combine(folder, stale));
        }
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                File.WriteAllText(file, text, Encoding);
            }
        }
        RemoveEmpty(new DirectoryInfo(folder));
    }

    /// <summary>The paths of the generated files in a folder, from it and with slashes.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(path => !Built.Contains(path.Split('/')[0], StringComparer.Ordinal));

    private static void RemoveEmpty(DirectoryInfo folder)
    {
        foreach (var child in folder.GetDirectories().Where(child => !Built.Contains(child.Name, StringComparer.Ordinal)))
        {
            RemoveEmpty(child);
            if (!child.EnumerateFileSystemInfos().Any())
            {
                child.Delete();
            }
        }
    }
}
