using Microsoft.Win32.SafeHandles;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>Takes a file in, piece by piece, in constant memory.</summary>
public sealed class FileReceiver : IDisposable
{
    /// <summary>Bytes that are kept in memory.</summary>
    private const int MostInMemory = 64 << 10;

    /// <summary>Bytes up to which a file is kept on disk.</summary>
    private const long MostOnDisk = 64 << 20;

    private readonly string? _algorithm;
    private readonly Checksum? _checksum;
    private readonly MemoryStream _head = new();
    private SafeFileHandle? _file;

    /// <param name="algorithm">The checksum that will be asked for; null for none.</param>
    public FileReceiver(string? algorithm = null)
    {
        _algorithm = algorithm;
        _checksum = algorithm is null ? null : Checksum.Begin(algorithm);
    }

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _checksum?.Append(bytes);
        Keep(bytes);
        Length += bytes.Length;
        _head.Write(bytes[..(int)Math.Min(bytes.Length, MostInMemory - _head.Length)]);
    }

    /// <summary>The file, complete.</summary>
    public StoredFile Finish()
    {
        var file = new StoredFile(Length, _head.ToArray(), _file, _algorithm is null ? null : (_algorithm, _checksum!.Finish()));
        _file = null;
        return file;
    }

    public void Dispose()
    {
        _checksum?.Dispose();
        _head.Dispose();
        _file?.Dispose();
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var length = Length + bytes.Length;
        if (length > MostOnDisk)
        {
            _file?.Dispose();
            _file = null;
            return;
        }

        if (length <= MostInMemory)
        {
            return;
        }

        if (_file is null)
        {
            _file = NamelessFile();
            RandomAccess.Write(_file, _head.GetBuffer().AsSpan(0, (int)_head.Length), 0);
        }

        RandomAccess.Write(_file, bytes, Length);
    }

    private static SafeFileHandle NamelessFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"proxmox-simulator-{Guid.NewGuid():N}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        return file;
    }
}
