using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Fidelity;

/// <summary>An answer as it came over the wire.</summary>
/// <param name="Status">0 when the connection was closed without an answer.</param>
/// <param name="ContentType">Null for none.</param>
public sealed record RawAnswer(int Status, string Reason, string? ContentType, string Body);

/// <summary>A plain HTTP/1.1 client that sends paths and bodies just as given, which a cleverer client would not.</summary>
public sealed class RawHttp : IAsyncDisposable
{
    private readonly Uri _endpoint;
    private SslStream? _connection;

    public RawHttp(Uri endpoint)
    {
        _endpoint = endpoint;
    }

    public async Task<RawAnswer> SendAsync(string method, string target, IReadOnlyList<string> headers, string? contentType, byte[]? body)
    {
        var content = body ?? [];
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{method} {target} HTTP/1.1\r\nHost: {_endpoint.Authority}\r\n");
        foreach (var header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        if (contentType is not null)
        {
            head.Append("Content-Type: ").Append(contentType).Append("\r\n");
        }

        if (content.Length > 0 || method is "POST" or "PUT")
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n");
        }

        head.Append("\r\n");
        byte[] request = [.. Encoding.UTF8.GetBytes(head.ToString()), .. content];
        try
        {
            _connection ??= await ConnectAsync();
            await _connection.WriteAsync(request);
            return await ReadAsync(method);
        }
        catch (IOException)
        {
            await CloseAsync();
            return new RawAnswer(0, "", null, "");
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<SslStream> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_endpoint.Host, _endpoint.Port);
        client.NoDelay = true;
        var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, _) =>
            certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(Certificates.Shared.Server.RawData));
        await stream.AuthenticateAsClientAsync(_endpoint.Host);
        return stream;
    }

    private async Task<RawAnswer> ReadAsync(string method)
    {
        var status = await LineAsync() ?? throw new IOException("closed");
        var parts = status.Split(' ', 3);
        var (length, close, type) = (0, false, (string?)null);
        while (await LineAsync() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].ToLowerInvariant())
            {
                case "content-length": length = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "content-type": type = value; break;
                case "connection": close = value.Equals("close", StringComparison.OrdinalIgnoreCase); break;
                default: break;
            }
        }
        var body = new byte[method == "HEAD" ? 0 : length];
        await _connection!.ReadExactlyAsync(body);
        if (close)
        {
            await CloseAsync();
        }

        var reason = parts.Length > 2 ? parts[2] : "";
        return new RawAnswer(int.Parse(parts[1], CultureInfo.InvariantCulture), reason, type, Encoding.UTF8.GetString(body));
    }

    private async Task<string?> LineAsync()
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (await _connection!.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.Latin1.GetString([.. bytes]).TrimEnd('\r');
            }

            bytes.Add(one[0]);
        }
        return bytes.Count == 0 ? null : throw new IOException("closed");
    }

    private async Task CloseAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _connection = null;
    }
}
