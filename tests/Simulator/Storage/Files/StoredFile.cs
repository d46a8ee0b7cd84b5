using Microsoft.Win32.SafeHandles;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>
/// The bytes of a file that came from outside. They are kept in a temporary file without a name, which goes when nothing refers to it
/// any more; of a file that is too large for that, the length, the beginning and the checksum that was asked for are.
/// </summary>
public sealed class StoredFile
{
    private readonly ReadOnlyMemory<byte> _head;
    private readonly SafeFileHandle? _kept;
    private readonly (string Algorithm, string Value)? _checksum;

    internal StoredFile(long length, ReadOnlyMemory<byte> head, SafeFileHandle? kept, (string Algorithm, string Value)? checksum)
    {
        Length = length;
        _head = head;
        _kept = kept;
        _checksum = checksum;
    }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>How it begins, as far as formats are told apart by it.</summary>
    public ReadOnlySpan<byte> Head => _head.Span;

    /// <summary>A file with this content.</summary>
    public static StoredFile Of(ReadOnlySpan<byte> content)
    {
        using var receiver = new FileReceiver();
        receiver.Write(content);
        return receiver.Finish();
    }

    /// <summary>Opens it for reading; null where only its beginning was kept.</summary>
    public Stream? Open()
    {
        if (_kept is not null)
        {
            return new HandleStream(_kept, Length);
        }

        return Length == _head.Length ? new MemoryStream(_head.ToArray(), writable: false) : null;
    }

    /// <summary>The checksum in lower-case hexadecimal digits.</summary>
    /// <exception cref="PveError">It was not asked for when the file came, and the file was too large to be kept.</exception>
    public string Hash(string algorithm)
    {
        if (_checksum is { } known && known.Algorithm == algorithm)
        {
            return known.Value;
        }

        using var content = Open() ?? throw PveError.Die($"another checksum of a large file ({algorithm}) is not simulated");
        using var checksum = Checksum.Begin(algorithm);
        var buffer = new byte[81920];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            checksum.Append(buffer.AsSpan(0, read));
        }

        return checksum.Finish();
    }
}
