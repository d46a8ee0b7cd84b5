using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proxmox.Grpc;

namespace Proxmox.Terraform.Tests.Fakes;

/// <summary>The host's side of the handshake, as Terraform and OpenTofu do it.</summary>
internal sealed class FakeHost : IDisposable
{
    private readonly X509Certificate2 _certificate;

    public FakeHost()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var request = new CertificateRequest("O=HashiCorp, CN=localhost", key, HashAlgorithmName.SHA512);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2"), new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddSeconds(-30), now.AddHours(262_980));
    }

    public string Certificate => _certificate.ExportCertificatePem();

    public LocalChannel Connect(string line, bool withCertificate = true)
    {
        var parts = line.Split('|');
        var padding = new string('=', (4 - (parts[5].Length % 4)) % 4);
        var expected = Convert.FromBase64String(parts[5] + padding);
        var tls = new SslClientAuthenticationOptions
        {
            ClientCertificates = withCertificate ? [_certificate] : [],
            LocalCertificateSelectionCallback = (_, _, _, _, _) => withCertificate ? _certificate : null!,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetRawCertData().AsSpan().SequenceEqual(expected),
        };
        var address = parts[2] == "unix" ? LocalAddress.UnixSocket(parts[3]) : LocalAddress.Parse(parts[3]);
        return LocalChannel.To(address, expected.Length == 0 ? null : tls);
    }

    public void Dispose() => _certificate.Dispose();
}
