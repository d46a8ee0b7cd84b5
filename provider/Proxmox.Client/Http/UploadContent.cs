using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Proxmox.Client;

/// <summary>
/// The body of an upload (<c>multipart/form-data</c>): the parameters, and behind them the file in the field <c>filename</c>, which PVE
/// wants last and with its names in quotes.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int Piece = 1 << 17;

    private readonly FileUpload _file;
    private readonly byte[] _before;
    private readonly byte[] _behind;

    /// <param name="form">The parameters.</param>
    /// <param name="file">The file.</param>
    public UploadContent(Form? form, FileUpload file)
    {
        _file = file;
        var boundary = $"----proxmox{Guid.NewGuid():N}";
        var head = new StringBuilder();
        foreach (var entry in form ?? [])
        {
            head.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{entry.Key}\"\r\n\r\n{entry.Value}\r\n");
        }

        head.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"filename\"; filename=\"{file.Name}\"\r\n")
            .Append("Content-Type: application/octet-stream\r\n\r\n");
        _before = Encoding.UTF8.GetBytes(head.ToString());
        _behind = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
    }

    /// <summary>Hears that a piece has left.</summary>
    public Action Moved { get; set; } = () => { };

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _before.Length + _file.Length + _behind.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_before, cancellationToken);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            await using var file = _file.Open();
            var left = _file.Length;
            while (left > 0)
            {
                var read = await file.ReadAsync(piece.AsMemory(0, (int)Math.Min(Piece, left)), cancellationToken);
                if (read == 0)
                {
                    throw new PveFault(FaultKind.Invalid, $"the file {_file.Name} has become shorter while it was sent");
                }

                await stream.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                left -= read;
                Moved();
                _file.Progress?.Report(_file.Length - left);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        await stream.WriteAsync(_behind, cancellationToken);
    }
}
