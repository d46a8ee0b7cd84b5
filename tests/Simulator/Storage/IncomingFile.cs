using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary>Where a file from outside goes.</summary>
/// <param name="Node">The node that has it.</param>
/// <param name="Content">iso, vztmpl or import.</param>
/// <param name="FileName">Its name, without what a file name should not have.</param>
internal sealed record IncomingFile(StorageDefinition Storage, string Node, string Content, string FileName)
{
    public string Id => $"{Storage.Id}:{Content}/{FileName}";

    /// <summary>Where it lies on the node.</summary>
    public string Path => $"{Storage.Directory(Content)}/{FileName}";

    /// <summary><c>normalize_content_filename</c>: no directories, and underscores for what a file name should not
    /// have.</summary>
    public static string Normalize(string name)
    {
        name = name.TrimEnd('\n');
        return string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes().Select(rune =>
            rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '_' or '.' or '-') ? (char)rune.Value : '_'));
    }

    /// <summary>Fails unless the storage is made of files and can be used on the node that a request names.</summary>
    public static StorageDefinition StorageOf(PveCall call, string refusal)
    {
        var storage = StorageConfig.Of(call.Datacenter).Get(call.Text("storage"));
        storage.RequireEnabledOn(call.NodeName);
        return storage.Path is not null ? storage : throw PveError.Die($"can't upload to storage type '{storage.Type.Name}'{refusal}");
    }

    /// <summary>The file that a request names.</summary>
    /// <exception cref="PveError">Its extension does not fit its content.</exception>
    public static IncomingFile Of(PveCall call, StorageDefinition storage)
    {
        var file = new IncomingFile(storage, call.NodeName, call.Text("content"), Normalize(call.Text("filename")));
        return file.Content switch
        {
            "iso" when !VolumeName.IsIso(file.FileName) => throw PveError.Parameter("filename", "wrong file extension"),
            "vztmpl" when !VolumeName.IsTemplate(file.FileName) => throw PveError.Parameter("filename", "wrong file extension"),
            "import" when !VolumeName.IsImport(file.FileName) =>
                throw PveError.Parameter("filename", "invalid filename or wrong extension"),
            _ => file,
        };
    }

    /// <summary>Compares a checksum, with the line that tells of it.</summary>
    /// <exception cref="PveError">It is another one.</exception>
    public static void VerifyChecksum(TaskWorker worker, StoredFile file, string algorithm, string expected, string line, string success,
        string consequence)
    {
        var found = file.Hash(algorithm);
        var fits = string.Equals(found, expected, StringComparison.OrdinalIgnoreCase);
        worker.Print(fits ? line + success : line);
        if (!fits)
        {
            throw PveError.Die($"checksum mismatch: got '{found}' != expect '{expected}'{consequence}");
        }
    }

    /// <summary>Puts the file there, in place of what may be there.</summary>
    public void Put(TaskWorker worker, StoredFile file) => worker.Locked(datacenter =>
    {
        var volumes = StorageConfig.Of(datacenter).Volumes;
        volumes.Put(Storage, $"{Content}/{FileName}", file.Length, node: Node).File = file;
    });
}
