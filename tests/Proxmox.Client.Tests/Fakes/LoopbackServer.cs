using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Proxmox.Client.Tests;

/// <summary>A real server on a loopback port: each connection is served by one function.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"data\":7}";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public LoopbackServer(Func<Stream, CancellationToken, Task> serve)
    {
        _listener.Start();
        _ = AcceptAsync(serve);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>A server with TLS.</summary>
    /// <param name="certificate">Its certificate.</param>
    /// <param name="isWelcome">Judges the client's certificate, of which there must be one then; null asks for none.</param>
    public static LoopbackServer Tls(X509Certificate2 certificate, Func<X509Certificate2, bool>? isWelcome = null) =>
        new(async (stream, cancel) =>
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = isWelcome is not null,
                RemoteCertificateValidationCallback = isWelcome is null ? null : (_, shown, _, _) =>
                    shown is X509Certificate2 client && isWelcome(client),
            },
            cancel);
        while (await ReadRequestAsync(tls, cancel) is not null)
        {
            await AnswerAsync(tls, cancel);
        }
    });

    /// <summary>The head of a request; null at the end of the stream.</summary>
    public static async Task<string?> ReadRequestAsync(Stream stream, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, cancel);
            if (count == 0)
            {
                return null;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    public static async Task AnswerAsync(Stream stream, CancellationToken cancel) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Json), cancel);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync(Func<Stream, CancellationToken, Task> serve)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client, serve, _end.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server is disposed.
        }
    }

    private static async Task ServeAsync(TcpClient client, Func<Stream, CancellationToken, Task> serve, CancellationToken cancel)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), cancel);
            }
            catch (Exception end) when (end is IOException or OperationCanceledException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or did not like the certificate.
            }
        }
    }
}

/// <summary>An authority and what it issues.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test Authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public string Pem => _root.ExportCertificatePem();

    public X509Certificate2 Issue(string name, IPAddress? address = null, int lastYear = 2099)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (address is not null)
        {
            names.AddIpAddress(address);
        }

        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(
            _root, new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), new(lastYear, 1, 1, 0, 0, 0, TimeSpan.Zero), RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }
}
