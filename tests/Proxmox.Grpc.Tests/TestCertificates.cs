using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Grpc.Tests;

/// <summary>A self-signed certificate for each side; each side takes only the other's.</summary>
internal sealed class TestCertificates : IDisposable
{
    public X509Certificate2 Server { get; } = SelfSigned("server");

    public X509Certificate2 Client { get; } = SelfSigned("client");

    public X509Certificate2 Stranger { get; } = SelfSigned("stranger");

    public ValueTask<SslServerAuthenticationOptions> ServerOptions(CancellationToken cancellationToken) => ValueTask.FromResult(
        new SslServerAuthenticationOptions
        {
            ServerCertificate = Server,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => Same(certificate, Client),
        });

    public SslClientAuthenticationOptions ClientOptions(X509Certificate2? certificate = null) => new()
    {
        ClientCertificates = [certificate ?? Client],
        LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate ?? Client,
        RemoteCertificateValidationCallback = (_, presented, _, _) => Same(presented, Server),
    };

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
        Stranger.Dispose();
    }

    private static bool Same(X509Certificate? presented, X509Certificate expected) =>
        presented is not null && presented.GetRawCertData().AsSpan().SequenceEqual(expected.GetRawCertData());

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1));
    }
}
