using System.Text.RegularExpressions;
using Proxmox.Testing;

namespace Proxmox.Conventions.Tests;

/// <summary>The files of the repository that people write.</summary>
internal static partial class Tree
{
    private static readonly string[] Built = ["bin", "obj", "artifacts", "dist", ".git", "node_modules", ".terraform"];

    /// <summary>The absolute path of a file or folder.</summary>
    public static string At(string path) => Path.Combine(Repository.Root, path);

    /// <summary>The files below a folder with one of those extensions, as paths from the root with slashes, in order.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) => Walk(new DirectoryInfo(At(folder)))
        .Where(file => extensions.Contains(file.Extension, StringComparer.Ordinal))
        .Select(file => Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(At(path));

    /// <summary>The text of a C# file without its comments.</summary>
    public static string Code(string path) => CommentLine().Replace(Read(path), "");

    /// <summary>The lines of a C# file, without what raw strings hold.</summary>
    public static IEnumerable<string> Lines(string path) => RawText().Replace(Read(path), "\n").Split('\n');

    /// <summary>The comments of a C# file, a line each.</summary>
    public static IEnumerable<string> Comments(string path) => Comment().Matches(Read(path)).Select(match => match.Value);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories().Where(child => !Built.Contains(child.Name, StringComparer.Ordinal)).SelectMany(Walk));

    [GeneratedRegex("\"{3,}.*?\"{3,}", RegexOptions.Singleline, 10_000)]
    private static partial Regex RawText();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, 10_000)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"(?<=^|\s)//.*$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Comment();
}
