using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Proxmox.Simulator.Storage.Web;

/// <summary>
/// The web as the nodes reach it. What is served on this machine is fetched for real; of anything else nothing leaves the machine, and the
/// answer is <see cref="StorageHost.Fetches"/>.
/// </summary>
internal sealed class SimulatedWeb : HttpMessageHandler
{
    private readonly StorageHost _host;
    private readonly HttpMessageInvoker _real;
    private SslPolicyErrors _errors;

    /// <param name="verify">Whether certificates have to be trusted.</param>
    public SimulatedWeb(StorageHost host, bool verify)
    {
        _host = host;
        _real = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            SslOptions = new()
            {
                RemoteCertificateValidationCallback = (_, _, _, errors) => (_errors = errors) == SslPolicyErrors.None || !verify,
            },
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.IsLoopback)
        {
            return StandIn(request);
        }

        try
        {
            return await _real.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException) when (_errors != SslPolicyErrors.None)
        {
            throw new UntrustedCertificateException(!_errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _real.Dispose();
        }

        base.Dispose(disposing);
    }

    private HttpResponseMessage StandIn(HttpRequestMessage request)
    {
        var file = _host.Fetches(request.RequestUri!) ?? throw new HttpRequestException(HttpRequestError.ConnectionError,
            inner: new SocketException((int)SocketError.ConnectionRefused));
        var content = new ByteArrayContent(request.Method == HttpMethod.Head ? [] : file);
        content.Headers.ContentLength = file.Length;
        content.Headers.ContentType = new("application/octet-stream");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
