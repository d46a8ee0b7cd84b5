using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using ZStandard = SharpCompress.Compressors.ZStandard;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>Unpacks a file that was downloaded (<c>PVE::Storage::decompressor_info</c>).</summary>
internal sealed class Decompressor
{
    private readonly Func<Stream, Stream> _open;
    private readonly string _complaint;

    private Decompressor(string command, string complaint, Func<Stream, Stream> open)
    {
        Command = command;
        _complaint = complaint;
        _open = open;
    }

    /// <summary>The command as the log names it.</summary>
    public string Command { get; }

    /// <summary>The one for a compression; null where PVE knows none for ISO images.</summary>
    public static Decompressor? For(string compression) => compression switch
    {
        "gz" => new("zcat", "\ngzip: {0}: not in gzip format", stream => new GZipStream(stream, CompressionMode.Decompress)),
        "zst" => new("zstd -q -d -c", "zstd: {0}: unsupported format", stream => new ZStandard.DecompressionStream(stream, 0, true, false)),
        "bz2" => new("bzcat -q", "bzcat: {0} is not a bzip2 file.",
            stream => BZip2Stream.Create(stream, SharpCompress.Compressors.CompressionMode.Decompress, false, false, false)),
        "lzo" => throw PveError.Die("compression by lzop is not simulated"),
        _ => null,
    };

    /// <summary>Unpacks.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="print">Writes to the log.</param>
    /// <exception cref="PveError">It is not what it should be.</exception>
    public StoredFile Unpack(StoredFile file, string path, Action<string> print)
    {
        using var packed = file.Open() ?? throw PveError.Die("unpacking of a large file is not simulated");
        using var receiver = new FileReceiver();
        try
        {
            using var unpacked = _open(packed);
            var buffer = new byte[81920];
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                receiver.Write(buffer.AsSpan(0, read));
            }
        }
        catch (Exception error) when (error is not PveError)
        {
            foreach (var line in string.Format(System.Globalization.CultureInfo.InvariantCulture, _complaint, path).Split('\n'))
            {
                print(line);
            }

            throw PveError.Die($"command '{Command} {path}' failed: exit code 1");
        }

        return receiver.Finish();
    }
}
