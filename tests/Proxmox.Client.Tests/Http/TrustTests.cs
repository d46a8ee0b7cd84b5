using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Proxmox.Client.Tests;

public class TrustTests
{
    private TestAuthority _authority = null!;
    private X509Certificate2 _certificate = null!;
    private LoopbackServer _server = null!;

    private string Fingerprint => CertificatePin.Render(SHA256.HashData(_certificate.RawData));

    [SetUp]
    public void Start()
    {
        _authority = new();
        _certificate = _authority.Issue("localhost", IPAddress.Loopback);
        _server = LoopbackServer.Tls(_certificate);
    }

    [TearDown]
    public void Stop()
    {
        _server.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    [Test]
    public async Task The_system_does_not_trust_a_clusters_own_authority()
    {
        var fault = await Expect.FaultAsync(() => AskAsync(new()));
        Assert.That((fault.Kind, fault.ServerFingerprint, fault.MayHaveBeenApplied),
            Is.EqualTo((FaultKind.Certificate, Fingerprint, false)));
        Assert.That(fault.Said, Does.Contain("it was issued by 'CN=Test Authority', not by an authority that this system trusts")
            .And.Contain($"Its SHA-256 fingerprint is {Fingerprint}"));
    }

    [Test]
    public async Task A_CA_in_text_form_is_trusted() => Assert.That(await AskAsync(new() { CaFile = _authority.Pem }), Is.EqualTo(7));

    [Test]
    public async Task A_proxy_that_asks_for_a_certificate_is_shown_the_users_own()
    {
        using var own = _authority.Issue("alice");
        using var proxy = LoopbackServer.Tls(_certificate, shown => shown.Thumbprint == own.Thumbprint);
        using var stranger = _authority.Issue("mallory");

        Assert.That(await AskAsync(Shown(own), proxy), Is.EqualTo(7));
        Assert.That((await Expect.FaultAsync(() => AskAsync(Shown(stranger), proxy))).Kind, Is.EqualTo(FaultKind.Unreachable));
        Assert.That((await Expect.FaultAsync(() => AskAsync(new() { CaFile = _authority.Pem }, proxy))).Kind,
            Is.EqualTo(FaultKind.Unreachable));

        PveOptions Shown(X509Certificate2 certificate) =>
            new() { CaFile = _authority.Pem, ClientCertificate = certificate.ExportCertificatePem(), ClientKey = Key(certificate) };

        static string Key(X509Certificate2 certificate)
        {
            using var key = certificate.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem();
        }
    }

    [Test]
    public async Task A_CA_file_is_trusted()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(file, _authority.Pem);
        try
        {
            Assert.That(await AskAsync(new() { CaFile = file }), Is.EqualTo(7));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Another_CA_is_not_trusted()
    {
        using var other = new TestAuthority();
        var fault = await Expect.FaultAsync(() => AskAsync(new() { CaFile = other.Pem }));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Certificate));
        Assert.That(fault.Said, Does.Contain("not by one that `ca_file` holds").Or.Contain("NotSignatureValid"));
    }

    [Test]
    public async Task A_CA_does_not_excuse_the_name()
    {
        using var certificate = _authority.Issue("pve1.example");
        using var server = LoopbackServer.Tls(certificate);
        var fault = await Expect.FaultAsync(() => AskAsync(new() { CaFile = _authority.Pem }, server));
        Assert.That(fault.Said, Does.Contain("it is valid for pve1.example, not for the name in the endpoint"));
    }

    [Test]
    public async Task A_CA_does_not_excuse_the_date()
    {
        using var certificate = _authority.Issue("localhost", IPAddress.Loopback, lastYear: 2002);
        using var server = LoopbackServer.Tls(certificate);
        var fault = await Expect.FaultAsync(() => AskAsync(new() { CaFile = _authority.Pem }, server));
        Assert.That(fault.Said, Does.Contain("2001-01-01 to 2002-01-01"));
    }

    [Test]
    public async Task A_fingerprint_is_trusted_whatever_the_name()
    {
        using var certificate = _authority.Issue("pve1.example", lastYear: 2002);
        using var server = LoopbackServer.Tls(certificate);
        var pin = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
        Assert.That(await AskAsync(new() { Fingerprint = pin }, server), Is.EqualTo(7));
    }

    [Test]
    public async Task One_of_several_fingerprints_is_enough() =>
        Assert.That(await AskAsync(new() { Fingerprint = $"{new string('0', 64)}, {Fingerprint}" }), Is.EqualTo(7));

    [Test]
    public async Task Another_fingerprint_is_not_trusted_even_from_a_known_authority()
    {
        var fault = await Expect.FaultAsync(() => AskAsync(new() { Fingerprint = new string('a', 64) }));
        Assert.That((fault.Kind, fault.ServerFingerprint), Is.EqualTo((FaultKind.Certificate, Fingerprint)));
        Assert.That(fault.Said, Does.Contain("it is not the one that `fingerprint` names (AA:AA:"));
    }

    [Test]
    public async Task Insecure_trusts_everything() => Assert.That(await AskAsync(new() { Insecure = true }), Is.EqualTo(7));

    private Task<long?> AskAsync(PveOptions options) => AskAsync(options, _server);

    private static async Task<long?> AskAsync(PveOptions options, LoopbackServer server)
    {
        await using var pve = new PveClient(
            options with { Endpoints = [$"https://127.0.0.1:{server.Port}"], ApiToken = Bench.Token }, null, TimeProvider.System);
        return (await pve.GetAsync("/version")).AsLong();
    }
}
