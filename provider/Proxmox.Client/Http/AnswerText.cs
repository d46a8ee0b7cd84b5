using System.Buffers;
using System.Text;

namespace Proxmox.Client;

/// <summary>
/// The text of an answer, decoded piece by piece as it arrives. Its beginning stays, for a message that has to quote what was no JSON after
/// all.
/// </summary>
/// <param name="bytes">The text in UTF-8.</param>
/// <param name="cancel">Ends the wait for more.</param>
internal sealed class AnswerText(Stream bytes, CancellationToken cancel) : TextReader
{
    private const int Piece = 4096;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly byte[] _encoded = ArrayPool<byte>.Shared.Rent(Piece);
    private readonly char[] _first = ArrayPool<char>.Shared.Rent(Piece + 1);
    private char[]? _later;
    private int? _firstLength;
    private ReadOnlyMemory<char> _unread;

    /// <summary>The beginning, which is the whole text up to a few thousand characters.</summary>
    public async ValueTask<ReadOnlyMemory<char>> BeginningAsync()
    {
        if (_firstLength is not { } length)
        {
            await DecodeAsync(_first);
            length = _unread.Length;
            _firstLength = length;
        }

        return _first.AsMemory(0, length);
    }

    /// <inheritdoc/>
    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        await BeginningAsync();
        if (_unread.IsEmpty)
        {
            await DecodeAsync(_later ??= ArrayPool<char>.Shared.Rent(Piece + 1));
        }

        var read = Math.Min(count, _unread.Length);
        _unread[..read].CopyTo(buffer.AsMemory(index));
        _unread = _unread[read..];
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ArrayPool<byte>.Shared.Return(_encoded);
            ArrayPool<char>.Shared.Return(_first);
            if (_later is not null)
            {
                ArrayPool<char>.Shared.Return(_later);
            }
        }

        base.Dispose(disposing);
    }

    private async ValueTask DecodeAsync(char[] piece)
    {
        var read = await bytes.ReadAtLeastAsync(_encoded.AsMemory(0, Piece), Piece, throwOnEndOfStream: false, cancel);
        _unread = piece.AsMemory(0, _decoder.GetChars(_encoded, 0, read, piece, 0, flush: read < Piece));
    }
}
