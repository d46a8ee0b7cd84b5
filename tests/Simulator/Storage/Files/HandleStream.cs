using Microsoft.Win32.SafeHandles;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>Reads a file that has no name any more, each reader from its own place.</summary>
internal sealed class HandleStream : Stream
{
    private readonly SafeFileHandle _file;
    private readonly long _length;

    public HandleStream(SafeFileHandle file, long length)
    {
        _file = file;
        _length = length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(_file, buffer, Position);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => _length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
