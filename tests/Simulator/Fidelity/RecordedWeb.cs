using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Storage.Web;

namespace Proxmox.Simulator.Fidelity;

/// <summary>
/// What the web servers beside the recorded host served. The bytes of most files are not known, only how many there were: they are made
/// up, and the checksums that were recorded are put in terms of these.
/// </summary>
public sealed class RecordedWeb : HttpMessageHandler
{
    private const string Iso = "application/x-iso9660-image";

    private static readonly byte[] Image = Random(300000);
    private static readonly byte[] Zstd = RecordedArchives.Zstandard(Image);

    private static readonly Dictionary<string, (byte[] Content, string Type)> Files = new(StringComparer.Ordinal)
    {
        ["/a.iso"] = (Image, Iso),
        ["/slow.iso"] = (Image, Iso),
        ["/nolen.iso"] = (Image, ""),
        ["/cd"] = (Image, Iso),
        ["/x.qcow2"] = (Image, "application/octet-stream"),
        ["/a.iso.gz"] = (RecordedArchives.Gzip(Image), "application/gzip"),
        ["/a.iso.zst"] = (Zstd, "application/zstd"),
        ["/t.tar.gz"] = (Random(1032722), "application/gzip"),
        ["/d.qcow2"] = (EmptyImage(), "application/octet-stream"),
    };

    private static readonly Dictionary<string, string> Checksums = new(StringComparer.Ordinal)
    {
        ["ae552e2c9175148c323b8de8a22cd2bc44e68ae465f07628c7d1a004ee2d896d"] = StoredFile.Of(Image).Hash("sha256"),
        ["9027441954b73c06ce8d2dd9c70029ca"] = StoredFile.Of(Image).Hash("md5"),
        ["2e783c75d631591dbaef553e655c3bfa794bbea7be360dca9af99953cc4d4823"] = StoredFile.Of(Zstd).Hash("sha256"),
    };

    private readonly bool _verify;

    /// <param name="verify">Whether certificates have to be trusted.</param>
    public RecordedWeb(bool verify)
    {
        _verify = verify;
    }

    /// <summary>A recording in terms of the bytes that are served.</summary>
    public static Recording Translate(Recording recording) =>
        recording with { Parameters = Translate(recording.Parameters), Body = Translate(recording.Body) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(request.RequestUri!, request.Method == HttpMethod.Head));

    private HttpResponseMessage Answer(Uri url, bool headOnly) => url switch
    {
        { Port: 1 } => throw new HttpRequestException(
            HttpRequestError.ConnectionError, inner: new SocketException((int)SocketError.ConnectionRefused)),
        { Scheme: "https" } when _verify => throw new UntrustedCertificateException(namesHost: false),
        { AbsolutePath: "/err.iso" } => new(HttpStatusCode.ServiceUnavailable),
        { AbsolutePath: "/redir.iso" } => new(HttpStatusCode.Found) { Headers = { Location = new("/a.iso", UriKind.Relative) } },
        _ when Files.TryGetValue(url.AbsolutePath, out var file) =>
            Serve(url, headOnly ? [] : file.Content, file.Content.Length, file.Type),
        _ => new(HttpStatusCode.NotFound) { ReasonPhrase = "File not found" },
    };

    private static HttpResponseMessage Serve(Uri url, byte[] content, long length, string type)
    {
        var known = type.Length > 0;
        var body = new StreamContent(new MemoryStream(content));
        body.Headers.ContentLength = known ? length : null;
        body.Headers.ContentType = known ? new(type) : null;
        body.Headers.ContentDisposition = url.AbsolutePath == "/cd" ? new("attachment") { FileName = "\"from-header.iso\"" } : null;
        return new(HttpStatusCode.OK) { Content = body };
    }

    private static JToken Translate(JToken token)
    {
        if (token is JContainer container && container.Descendants().Any(value => value is JValue { Value: string text } && Mentions(text)))
        {
            var copy = (JContainer)container.DeepClone();
            foreach (var value in copy.Descendants().OfType<JValue>().Where(value => value.Value is string))
            {
                value.Value = Checksums.Aggregate((string)value.Value!,
                    (text, checksum) => text.Replace(checksum.Key, checksum.Value, StringComparison.Ordinal));
            }

            return copy;
        }

        return token;
    }

    private static bool Mentions(string text) => Checksums.Keys.Any(checksum => text.Contains(checksum, StringComparison.Ordinal));

    private static byte[] EmptyImage()
    {
        var image = new byte[Qcow2Header.EmptyFile];
        new Qcow2Header(8L << 20).Write(image);
        return image;
    }

    /// <summary>Bytes that nothing can compress, the same each time.</summary>
    private static byte[] Random(int length)
    {
        var content = new byte[length];
        for (var i = 0; i < length; i += 32)
        {
            var part = SHA256.HashData(BitConverter.GetBytes(i));
            part.AsSpan(0, Math.Min(part.Length, length - i)).CopyTo(content.AsSpan(i));
        }

        return content;
    }
}
