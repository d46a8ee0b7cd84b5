using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Proxmox.Simulator.Storage.Files;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage.Web;

/// <summary>Fetches a file as the program that PVE runs for it does, with the lines that it writes.</summary>
internal sealed class Wget : IDisposable
{
    private const int MostRedirects = 20;

    private readonly TaskWorker _worker;
    private readonly HttpMessageInvoker _strict;
    private readonly HttpMessageInvoker? _lenient;

    /// <param name="verify">Whether certificates have to be trusted.</param>
    public Wget(TaskWorker worker, StorageHost host, bool verify)
    {
        _worker = worker;
        _strict = new HttpMessageInvoker(host.Web(true));
        _lenient = verify ? null : new HttpMessageInvoker(host.Web(false));
    }

    public void Dispose()
    {
        _strict.Dispose();
        _lenient?.Dispose();
    }

    /// <summary>Fetches.</summary>
    /// <param name="path">Where the file is put.</param>
    /// <param name="algorithm">The checksum that will be asked for; null for none.</param>
    /// <exception cref="PveError">It could not be had.</exception>
    public async Task<StoredFile> FetchAsync(Uri url, string path, string? algorithm)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            _worker.Print($"--{Now()}--  {url}");
            using var response = await RequestAsync(url);
            var status = $"{(int)response.StatusCode} {response.ReasonPhrase}";
            _worker.Print($"HTTP request sent, awaiting response... {status}");
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                _worker.Print($"Location: {location.OriginalString} [following]");
                url = new Uri(url, location);
                continue;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                _worker.Print($"{Now()} ERROR {status.Insert(status.IndexOf(' ', StringComparison.Ordinal), ":")}.");
                throw PveError.Die("download failed: exit code 8");
            }

            return await SaveAsync(response.Content, path, algorithm);
        }

        throw PveError.Die($"download failed: {MostRedirects} redirections exceeded.");
    }

    private async Task<HttpResponseMessage> RequestAsync(Uri url)
    {
        var connecting = Connecting(url);
        try
        {
            var response = await _strict.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), _worker.Interrupted);
            _worker.Print(connecting + "connected.");
            return response;
        }
        catch (UntrustedCertificateException error)
        {
            _worker.Print(connecting + "connected.");
            var lines = Complaints(url, error, _lenient is null ? "ERROR" : "WARNING");
            if (_lenient is not null)
            {
                lines.ForEach(_worker.Print);
                return await _lenient.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), _worker.Interrupted);
            }

            lines[..^1].ForEach(_worker.Print);
            throw PveError.Die($"download failed: {lines[^1]}");
        }
        catch (HttpRequestException error)
        {
            throw PveError.Die($"download failed: {connecting}failed: {Reason(error)}.");
        }
    }

    private static List<string> Complaints(Uri url, UntrustedCertificateException error, string weight)
    {
        List<string> lines =
        [
            $"{weight}: The certificate of '{url.Host}' is not trusted.",
            $"{weight}: The certificate of '{url.Host}' doesn't have a known issuer.",
        ];
        if (!error.NamesHost)
        {
            lines.Add($"The certificate's owner does not match hostname '{url.Host}'");
        }

        return lines;
    }

    /// <summary>What stands in front of how the connection went; a name is looked up first.</summary>
    private string Connecting(Uri url)
    {
        if (IPAddress.TryParse(url.Host, out _))
        {
            return $"Connecting to {url.Host}:{url.Port}... ";
        }

        var address = url.IsLoopback ? "127.0.0.1" : "192.0.2.80";
        _worker.Print($"Resolving {url.Host} ({url.Host})... {address}");
        return $"Connecting to {url.Host} ({url.Host})|{address}|:{url.Port}... ";
    }

    /// <summary>Why there is no connection, in the words of the C library.</summary>
    public static string Reason(HttpRequestException error) => error.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "Name or service not known",
        _ => "Connection reset by peer",
    };

    private async Task<StoredFile> SaveAsync(HttpContent content, string path, string? algorithm)
    {
        var length = content.Headers.ContentLength;
        _worker.Print(LengthLine(length, content.Headers.ContentType?.ToString()));
        _worker.Print($"Saving to: '{path}'");
        using var receiver = new FileReceiver(algorithm);
        var progress = new WgetProgress(length, _worker.Print);
        var buffer = new byte[81920];
        try
        {
            await using var stream = await content.ReadAsStreamAsync(_worker.Interrupted);
            int read;
            while ((read = await stream.ReadAsync(buffer, _worker.Interrupted)) > 0)
            {
                receiver.Write(buffer.AsSpan(0, read));
                progress.Report(receiver.Length);
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            throw PveError.Die("download failed: exit code 4");
        }

        progress.End(receiver.Length);
        var saved = length is null ? Text(receiver.Length) : $"{Text(receiver.Length)}/{Text(length.Value)}";
        _worker.Print($"{Now()} ({progress.Rate(receiver.Length)}B/s) - '{path}' saved [{saved}]");
        return receiver.Finish();
    }

    private static string LengthLine(long? length, string? type)
    {
        var line = length is { } bytes
            ? $"Length: {Text(bytes)}{(bytes >= 1024 ? $" ({WgetProgress.Short(bytes)})" : "")}"
            : "Length: unspecified";
        return type is null ? line : $"{line} [{type.Split(';')[0]}]";
    }

    private string Now() => _worker.Datacenter.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
