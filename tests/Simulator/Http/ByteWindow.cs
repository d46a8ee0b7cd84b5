namespace Proxmox.Simulator.Http;

/// <summary>The part of a stream that has been read and not been dealt with.</summary>
internal sealed class ByteWindow
{
    private readonly Stream _stream;
    private byte[] _buffer = new byte[128 << 10];
    private int _start;
    private int _end;

    public ByteWindow(Stream stream)
    {
        _stream = stream;
    }

    public ReadOnlyMemory<byte> Unread => _buffer.AsMemory(_start, _end - _start);

    /// <summary>Leaves bytes behind.</summary>
    public void Skip(int count) => _start += count;

    /// <summary>Reads more; tells whether there was any.</summary>
    public async Task<bool> ReadMoreAsync(CancellationToken cancellation)
    {
        Unread.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        return read > 0;
    }
}
