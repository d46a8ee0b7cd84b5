using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What is to be sent: a file on the machine that the provider runs on, or a text. It is read piece by piece.</summary>
/// <param name="File">The file.</param>
internal sealed record LocalFile(FileValue File)
{
    // A plan is made several times in a run, and to read a large file takes a while.
    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Changed), string> Sums = new();

    /// <summary>The attribute that gives it, for messages.</summary>
    public string Attribute => File.Text is null ? UploadedFile.Source.Name : UploadedFile.Text.Name;

    /// <summary>What a configuration gives; null while it is not known.</summary>
    public static LocalFile? Of(Attributes config) =>
        config.Get(UploadedFile.Text) is { } text ? new(new FileValue(null, text))
        : config.Get(UploadedFile.Source) is { } source ? new(source)
        : null;

    /// <summary>SHA-256 of the contents in hexadecimal digits.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public string Sha256()
    {
        if (File.Sha256 is { } known)
        {
            return known;
        }

        if (File.Path is not { } path)
        {
            return Convert.ToHexStringLower(SHA256.HashData(Bytes));
        }

        var seen = new FileInfo(path);
        return Sums.GetOrAdd((seen.FullName, seen.Length, seen.LastWriteTimeUtc), static key =>
        {
            using var stream = Open(key.Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }

    /// <summary>True when it surely has no contents.</summary>
    public bool IsEmpty => File is not { Path: null, Text: null } && Length() == 0;

    /// <summary>How many bytes it has.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public long Length() => File.Path is { } path ? new FileInfo(path).Length : Bytes.Length;

    /// <summary>True when it begins as what a system can run: it names its interpreter.</summary>
    public bool IsScript()
    {
        using var content = Open();
        return content.ReadByte() == '#' && content.ReadByte() == '!';
    }

    /// <summary>What is sent.</summary>
    /// <param name="name">What it is to be called.</param>
    /// <param name="progress">Hears how much of it has been sent.</param>
    public FileUpload ToUpload(string name, IProgress<long> progress) => new(name, Length(), Open, progress);

    private Stream Open() => File.Path is { } path ? Open(path) : new MemoryStream(Bytes);

    private byte[] Bytes => Encoding.UTF8.GetBytes(File.Text ?? "");

    // Whoever reads has a buffer of their own.
    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
