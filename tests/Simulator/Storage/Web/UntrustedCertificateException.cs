namespace Proxmox.Simulator.Storage.Web;

/// <summary>A server showed a certificate that nobody known has issued.</summary>
public sealed class UntrustedCertificateException : HttpRequestException
{
    /// <param name="namesHost">Whether the certificate is at least that of the host.</param>
    public UntrustedCertificateException(bool namesHost)
        : base(HttpRequestError.SecureConnectionError)
    {
        NamesHost = namesHost;
    }

    public bool NamesHost { get; }
}
