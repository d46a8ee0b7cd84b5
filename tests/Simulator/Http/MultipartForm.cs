using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Http;

/// <summary>
/// Reads the body of an upload (<c>file_upload_multipart</c>): <c>content</c>, <c>checksum-algorithm</c> and <c>checksum</c>, then the file
/// as <c>filename</c>.
/// </summary>
public static partial class MultipartForm
{
    private const string Source = "/usr/share/perl5/PVE/APIServer/AnyEvent.pm";

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

    /// <summary>Splits the body; null when it ends before the file does.</summary>
    /// <exception cref="PveError">The file's field has another name than <c>filename</c>.</exception>
    public static UploadedFile? Read(byte[] body, string boundary, IDictionary<string, JToken> parameters)
    {
        // One character a byte, so that positions in the text are positions in the body.
        var text = Encoding.Latin1.GetString(body);
        foreach (var part in text.Split("--" + boundary).Skip(1))
        {
            var head = part.TrimStart('\r', '\n');
            var blank = HeaderEnd().Match(head);
            if (!blank.Success || Disposition().Match(head[..blank.Index]) is not { Success: true } disposition)
            {
                continue;
            }

            var content = TrailingNewline().Replace(head[(blank.Index + blank.Length)..], "");
            var name = disposition.Groups[1].Value;
            if (disposition.Groups[2].Success)
            {
                if (name != "filename")
                {
                    throw PveError.Raise(500, $"wrong field name '{name}' for file upload, expected 'filename' at {Source} line 1326.\n");
                }

                parameters["filename"] = disposition.Groups[2].Value.Trim();
                return new UploadedFile($"/var/tmp/pveupload-{Guid.NewGuid():N}", Encoding.Latin1.GetBytes(content));
            }
            if (name is "content" or "checksum-algorithm" or "checksum")
            {
                parameters[name] = content.Trim();
            }
        }
        return null;
    }

    [GeneratedRegex(@"\bboundary\s*=\s*([^\s;,]+)")]
    private static partial Regex BoundaryPattern();

    [GeneratedRegex(@"\r?\n\r?\n")]
    private static partial Regex HeaderEnd();

    [GeneratedRegex("""Content-Disposition: form-data; name="(.*?)"(?:; filename="([^"]+)")?""")]
    private static partial Regex Disposition();

    [GeneratedRegex(@"\r?\n\z")]
    private static partial Regex TrailingNewline();
}
