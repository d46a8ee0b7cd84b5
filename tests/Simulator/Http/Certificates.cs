using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Simulator.Http;

/// <summary>
/// The cluster's own certificate authority and the server certificate that it signed, as a fresh PVE installation has them. Made once a
/// process.
/// </summary>
public sealed class Certificates
{
    private static readonly Lazy<Certificates> Made = new(Make);

    private Certificates()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Proxmox Virtual Environment, OU=Simulator, O=PVE Cluster Manager CA",
            authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, false));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        AuthorityPem = authority.ExportCertificatePem();

        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=pve1, OU=PVE Cluster Node, O=Proxmox Virtual Environment", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        names.AddDnsName("localhost");
        names.AddDnsName("pve1");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(authority, now.AddDays(-1), now.AddYears(2), RandomNumberGenerator.GetBytes(8));
        Server = signed.CopyWithPrivateKey(key);
        // Each server that starts asks what the certificate is for. An extension reads that on the first question, and of two that ask at
        // once one may see nothing yet; so it is asked here, before anybody has it.
        foreach (var extension in Server.Extensions.OfType<X509EnhancedKeyUsageExtension>())
        {
            _ = extension.EnhancedKeyUsages;
        }
    }

    public static Certificates Shared => Made.Value;

    /// <summary>Certificates of an installation of its own.</summary>
    public static Certificates Make() => new();

    /// <summary>The server certificate with its private key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The authority's certificate in PEM, which clients may trust.</summary>
    public string AuthorityPem { get; }

    /// <summary>SHA-256 of the server certificate: upper-case bytes, colons between.</summary>
    public string Fingerprint => string.Join(':', SHA256.HashData(Server.RawData)
        .Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
}
