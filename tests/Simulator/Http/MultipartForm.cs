using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Files;

namespace Proxmox.Simulator.Http;

/// <summary>
/// Reads the body of an upload (<c>file_upload_multipart</c>) in constant memory: <c>content</c>, <c>checksum-algorithm</c> and
/// <c>checksum</c>, then the file as <c>filename</c>. What comes behind the file belongs to it.
/// </summary>
internal sealed partial class MultipartForm
{
    private const string Source = "/usr/share/perl5/PVE/APIServer/AnyEvent.pm";

    /// <summary>Bytes that the headers or the value of a field may have.</summary>
    private const int MostText = 16 << 10;

    private readonly ByteWindow _body;
    private readonly byte[] _delimiter;

    private MultipartForm(Stream body, string boundary)
    {
        _body = new ByteWindow(body);
        _delimiter = Encoding.Latin1.GetBytes("--" + boundary);
    }

    /// <summary>The boundary of a multipart content type; null when there is none.</summary>
    public static string? Boundary(string? contentType)
    {
        if (contentType is null || ContentType(contentType) != "multipart/form-data")
        {
            return null;
        }

        var match = BoundaryPattern().Match(contentType);
        return match.Success ? match.Groups[1].Value : null;
    }

    /// <summary>The type without its parameters (<c>parse_content_type</c>).</summary>
    public static string ContentType(string header) => header.Split(';', ',')[0].Trim();

    /// <summary>Reads the body up to the end of the file.</summary>
    /// <param name="parameters">Gets the fields.</param>
    /// <exception cref="PveError">The body has no file, or something that is not known.</exception>
    public static async Task<UploadedFile> ReadAsync(Stream body, string boundary, IDictionary<string, JToken> parameters,
        CancellationToken cancellation) => await new MultipartForm(body, boundary).ReadAsync(parameters, cancellation)
            ?? throw PveError.Raise(500, $"upload failed at {Source} line 1370.\n");

    private async Task<UploadedFile?> ReadAsync(IDictionary<string, JToken> parameters, CancellationToken cancellation)
    {
        if (await TextAsync(_delimiter, cancellation) is null)
        {
            return null;
        }

        while (await TextAsync("\r\n\r\n"u8.ToArray(), cancellation) is { } headers)
        {
            if (FileHeader().Match(headers) is { Success: true } file)
            {
                if (file.Groups["field"].Value is var field and not "filename")
                {
                    throw PveError.Raise(500,
                        $"wrong field name '{field}' for file upload, expected 'filename' at {Source} line 1325.\n");
                }

                parameters["filename"] = file.Groups["name"].Value.Trim();
                parameters.TryGetValue("checksum-algorithm", out var algorithm);
                return await FileAsync(algorithm?.ToString(), cancellation);
            }

            if (FieldHeader().Match(headers).Groups["field"] is not { Success: true, Value: var name })
            {
                // What is not known reaches into the file's part, and with it into a message of several lines, which PVE does not send.
                throw PveError.Raise(400, "Bad Request");
            }

            if (await TextAsync(_delimiter, cancellation) is not { } value)
            {
                return null;
            }

            parameters[name] = value.Trim();
        }

        return null;
    }

    /// <summary>What stands in front of a mark, which is passed by; null when there is none.</summary>
    private async Task<string?> TextAsync(byte[] mark, CancellationToken cancellation)
    {
        while (true)
        {
            var at = _body.Unread.Span.IndexOf(mark);
            if (at >= 0)
            {
                var text = Encoding.UTF8.GetString(_body.Unread.Span[..at]);
                _body.Skip(at + mark.Length);
                return text;
            }

            if (_body.Unread.Length > MostText || !await _body.ReadMoreAsync(cancellation))
            {
                return null;
            }
        }
    }

    private async Task<UploadedFile?> FileAsync(string? algorithm, CancellationToken cancellation)
    {
        byte[] end = [.. _delimiter, (byte)'-', (byte)'-'];
        using var receiver = new FileReceiver(Known(algorithm));
        while (true)
        {
            var at = _body.Unread.Span.IndexOf(end);
            if (at >= 0)
            {
                receiver.Write(WithoutLineEnd(_body.Unread.Span[..at]));
                return new UploadedFile($"/var/tmp/pveupload-{Guid.NewGuid():N}", receiver.Finish());
            }

            // The end of what is there may be the beginning of the closing mark, with a line end before it.
            var certain = Math.Max(0, _body.Unread.Length - end.Length - "\r\n".Length);
            receiver.Write(_body.Unread.Span[..certain]);
            _body.Skip(certain);
            if (!await _body.ReadMoreAsync(cancellation))
            {
                return null;
            }
        }
    }

    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> content) => content switch
    {
        [.. var rest, (byte)'\r', (byte)'\n'] => rest,
        [.. var rest, (byte)'\n'] => rest,
        _ => content,
    };

    /// <summary>An algorithm that PVE does not know is refused later.</summary>
    private static string? Known(string? algorithm) =>
        algorithm is "md5" or "sha1" or "sha224" or "sha256" or "sha384" or "sha512" ? algorithm : null;

    [GeneratedRegex(@"\bboundary\s*=\s*([^\s;,]+)")]
    private static partial Regex BoundaryPattern();

    [GeneratedRegex("""\A\r\nContent-Disposition: form-data; name="(?<field>[^"]*)"; filename="(?<name>[^"]+)["]""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FileHeader();

    [GeneratedRegex("""Content-Disposition: form-data; name="(?<field>content|checksum-algorithm|checksum)["]""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FieldHeader();
}
