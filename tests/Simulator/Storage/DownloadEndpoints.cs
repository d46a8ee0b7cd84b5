using System.Net;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Storage.Web;

namespace Proxmox.Simulator.Storage;

/// <summary>Files that nodes fetch: <c>download-url</c> (<c>PVE::API2::Storage::Status</c>) and <c>query-url-metadata</c>
/// (<c>PVE::API2::Nodes</c>).</summary>
public sealed partial class DownloadEndpoints : IEndpoints
{
    private const int MostRedirects = 7;

    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/storage/{storage}/download-url", Fetch);
        router.On("GET", "/nodes/{node}/query-url-metadata", Describe);
    }

    private static JToken Fetch(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var storage = IncomingFile.StorageOf(call, ", not a file based storage!");
        var content = call.Text("content");
        if (!storage.Content.Contains(content, StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' is not configured for content-type '{content}'");
        }

        var target = IncomingFile.Of(call, storage);
        config.Host.Activate(config, storage, target.Node);
        var download = new Download(Address(call.Text("url")), target)
        {
            Checksum = call.OptionalText("checksum") is { Length: > 0 } checksum ? (call.Text("checksum-algorithm"), checksum) : null,
            VerifiesCertificates = call.Flag("verify-certificates") != false,
        };
        var compression = call.OptionalText("compression");
        return call.Fork("download", Uri.EscapeDataString(target.FileName), worker => (compression is null
            ? download
            : download with { Decompressor = DecompressorFor(content, compression) }).RunAsync(worker));
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address
            : throw PveError.Die($"{text}: Invalid host name.");

    private static Decompressor DecompressorFor(string content, string compression) => content == "iso"
        ? Decompressor.For(compression) ?? throw PveError.Die("no decompression method found")
        : throw PveError.Die($"decompression not supported for {content}");

    private static JToken Describe(PveCall call)
    {
        var host = StorageConfig.Of(call.Datacenter).Host;
        var address = call.Text("url");
        using var response = call.Execution.Await(AskAsync(host, call.Flag("verify-certificates") != false, Address(address)));
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw PveError.Die($"invalid server response: '{(int)response.StatusCode} {response.ReasonPhrase}'");
        }

        var headers = response.Content.Headers;
        var result = new JObject();
        if ((headers.ContentDisposition?.FileName?.Trim('"') ?? LastPart().Match(address).Groups["name"].Value) is { Length: > 0 } name)
        {
            result["filename"] = name;
        }

        if (headers.ContentLength is > 0 and var size)
        {
            result["size"] = size;
        }

        if (headers.ContentType?.MediaType is { } type)
        {
            result["mimetype"] = type;
        }

        return result;
    }

    /// <summary>Asks a server what it has, and follows what it says about where that is.</summary>
    private static async Task<HttpResponseMessage> AskAsync(StorageHost host, bool verify, Uri url)
    {
        using var client = new HttpMessageInvoker(host.Web(verify));
        try
        {
            for (var hop = 0; ; hop++)
            {
                var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, url), CancellationToken.None);
                if (response.Headers.Location is not { } location || hop == MostRedirects)
                {
                    return response;
                }

                response.Dispose();
                url = new Uri(url, location);
            }
        }
        catch (HttpRequestException error)
        {
            var reason = error is UntrustedCertificateException ? "certificate verify failed" : Wget.Reason(error);
            throw PveError.Die($"invalid server response: '500 Can't connect to {url.Host}:{url.Port} ({reason})'");
        }
    }

    [GeneratedRegex(@"^[^?]+/(?<name>[^?/]*)(\?.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex LastPart();
}
