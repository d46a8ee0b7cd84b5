using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Resources.Tests.Nodes.Certificates;

/// <summary>Certificates to upload.</summary>
internal static class TestCertificates
{
    /// <summary>A certificate in PEM for a name, and its key.</summary>
    public static (string Certificate, string Key) Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(70));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
