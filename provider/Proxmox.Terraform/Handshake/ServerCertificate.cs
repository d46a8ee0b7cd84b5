using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Terraform.Handshake;

/// <summary>
/// The certificate by which the host knows its plugin: made at the start, told on the handshake line, forgotten at the end.
/// </summary>
public static class ServerCertificate
{
    private const string Name = "localhost";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    /// <summary>A certificate for <c>localhost</c> with a key of its own (ECDSA, P-256).</summary>
    public static X509Certificate2 Create(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = time.GetUtcNow();
        var certificate = request.CreateSelfSigned(now - ClockSkew, now + Validity);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // Schannel refuses keys that live in memory alone.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
