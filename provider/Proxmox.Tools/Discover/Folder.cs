using Proxmox.Tools.Discover.Programs;

namespace Proxmox.Tools.Discover;

/// <summary>The folder that is written into. What somebody else has put there stays as it is.</summary>
/// <param name="path">Its path.</param>
/// <param name="isForced">Whether files that an earlier run has written are written anew.</param>
internal sealed class Folder(string path, bool isForced)
{
    /// <summary>The line that each file begins with: by it a later run knows what it may write anew.</summary>
    public const string Mark = "Written by proxmox-provider discover";

    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>Refuses a folder that holds something already.</summary>
    /// <exception cref="ToolException">It does.</exception>
    public void Refuse()
    {
        if (File.Exists(path))
        {
            throw new ToolException($"{path} is a file. Name a folder.");
        }

        if (!isForced && Directory.Exists(path) && Directory.EnumerateFiles(path).Any(IsOurs))
        {
            throw new ToolException($"{path} holds what an earlier run has written. Name another folder, or write it anew by --force: "
                + "then what was changed in these files is lost.");
        }
    }

    /// <summary>Writes the files, and removes those of an earlier run that are not among them.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="files">The files, one at a time.</param>
    /// <exception cref="ToolException">One of them is somebody else's; nothing is written.</exception>
    public void Write(IReadOnlyCollection<string> names, IEnumerable<WrittenFile> files)
    {
        if (names.Select(PlaceOf).FirstOrDefault(place => File.Exists(place) && !IsOurs(place)) is { } other)
        {
            throw new ToolException($"{other} is not a file of this command, and is not overwritten. Name another folder.");
        }

        Directory.CreateDirectory(path);
        foreach (var file in files)
        {
            File.WriteAllText(PlaceOf(file.Name), file.Text());
        }

        List<string> left =
            [.. Directory.EnumerateFiles(path).Where(old => !names.Contains(System.IO.Path.GetFileName(old)) && IsOurs(old))];
        foreach (var old in left)
        {
            File.Delete(old);
        }
    }

    private string PlaceOf(string name) => System.IO.Path.Combine(path, name);

    // JSON has no comments.
    private static bool IsOurs(string file) => System.IO.Path.GetExtension(file) != ".json"
        ? HasMark(file)
        : System.IO.Path.GetFileName(file) == ProgramFiles.Imports
            && System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "Program.cs") is var program
            && File.Exists(program) && HasMark(program);

    private static bool HasMark(string file)
    {
        using var reader = new StreamReader(file);
        return reader.ReadLine()?.Contains(Mark, StringComparison.Ordinal) is true;
    }
}
