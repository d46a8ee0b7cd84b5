using System.Text;

namespace Proxmox.Generate;

/// <summary>The files that a run writes. One that is right already is not touched, so that build tools see no change.</summary>
/// <param name="root">The directory that all paths are below.</param>
public sealed class OutputTree(string root)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Writes a file.</summary>
    /// <param name="path">The path below the root, with slashes.</param>
    /// <param name="text">The text, with line feeds.</param>
    public void Write(string path, string text)
    {
        var full = Full(path);
        _written.Add(full);
        if (File.Exists(full) && File.ReadAllText(full, Utf8) == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text, Utf8);
    }

    /// <summary>Removes the files of directories that hold nothing but output and that this run did not write.</summary>
    public void RemoveStale(params ReadOnlySpan<string> directories)
    {
        foreach (var directory in directories)
        {
            if (!Directory.Exists(Full(directory)))
            {
                continue;
            }

            foreach (var stale in Directory.EnumerateFiles(Full(directory)).Where(file => !_written.Contains(file)))
            {
                File.Delete(stale);
            }
        }
    }

    private string Full(string path) => Path.GetFullPath(Path.Combine(root, path));
}
