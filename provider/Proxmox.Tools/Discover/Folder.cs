using Proxmox.Tools.Discover.Programs;

namespace Proxmox.Tools.Discover;

/// <summary>The folder that is written into. What somebody else has put there stays as it is.</summary>
/// <param name="path">Its path.</param>
/// <param name="isForced">Whether files that an earlier run has written are written anew.</param>
internal sealed class Folder(string path, bool isForced)
{
    /// <summary>The line that each file begins with: by it a later run knows what it may write anew.</summary>
    public const string Mark = "Written by proxmox-provider discover";

    private const string Unfinished = ".discover-unfinished";

    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>The files in it.</summary>
    public IEnumerable<string> Files(string pattern) =>
        path.Length > 0 && Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>Refuses a folder that cannot be written into, or that holds something already.</summary>
    /// <param name="fixedNames">The names of files that are written whatever is found.</param>
    /// <exception cref="ToolException">It is such a folder.</exception>
    public void Refuse(IEnumerable<string> fixedNames)
    {
        if (path.Length == 0)
        {
            throw new ToolException("The name of the folder is empty. Name a folder.");
        }

        if (File.Exists(path))
        {
            throw new ToolException($"{path} is a file. Name a folder.");
        }

        FileTrial.Refuse(path);
        RefuseOthers(fixedNames);
        if (!isForced && Files("*").Any(IsOurs))
        {
            throw new ToolException($"{path} holds what an earlier run has written. Name another folder, or write it anew by --force: "
                + "then what was changed in these files is lost.");
        }
    }

    /// <summary>
    /// Writes the files, and removes those of an earlier run that are not among them. All are written under other names first, so that a
    /// disk that is full leaves what was there.
    /// </summary>
    /// <param name="names">Their names.</param>
    /// <param name="files">The files, one at a time.</param>
    /// <exception cref="ToolException">One of them is somebody else's, or cannot be written; nothing is written.</exception>
    public void Write(IReadOnlyCollection<string> names, IEnumerable<WrittenFile> files)
    {
        RefuseOthers(names);
        List<string> written = [];
        try
        {
            Directory.CreateDirectory(path);
            List<string> left = [.. Files("*").Where(old => !names.Contains(System.IO.Path.GetFileName(old)) && IsOurs(old))];
            foreach (var file in files)
            {
                written.Add(PlaceOf(file.Name));
                File.WriteAllText(PlaceOf(file.Name) + Unfinished, file.Text());
            }

            foreach (var place in written)
            {
                File.Move(place + Unfinished, place, overwrite: true);
            }

            left.ForEach(File.Delete);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The files cannot be written to {path}: {cause.Message}");
        }
        finally
        {
            foreach (var place in written.Where(place => File.Exists(place + Unfinished)))
            {
                File.Delete(place + Unfinished);
            }
        }
    }

    /// <summary>True for a file that an earlier run has written.</summary>
    // JSON has no comments.
    public bool IsOurs(string file) => System.IO.Path.GetExtension(file) != ".json"
        ? HasMark(file)
        : System.IO.Path.GetFileName(file) == ProgramFiles.Imports
            && System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "Program.cs") is var program
            && File.Exists(program) && HasMark(program);

    private void RefuseOthers(IEnumerable<string> names)
    {
        if (names.Select(PlaceOf).FirstOrDefault(place => File.Exists(place) && !IsOurs(place)) is { } other)
        {
            throw new ToolException($"{other} is not a file of this command, and is not overwritten. Name another folder.");
        }

        if (names.Select(PlaceOf).FirstOrDefault(Directory.Exists) is { } folder)
        {
            throw new ToolException($"{folder} is a folder, where a file is to be written. Name another folder.");
        }
    }

    private string PlaceOf(string name) => System.IO.Path.Combine(path, name);

    private static bool HasMark(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            return reader.ReadLine()?.Contains(Mark, StringComparison.Ordinal) is true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
