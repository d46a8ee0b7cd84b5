using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Proxmox.Terraform.Handshake;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;

namespace Proxmox.Terraform.Tests.Handshake;

public sealed class MutualTlsTests
{
    [Test]
    public void The_certificate_is_for_localhost_and_for_servers_and_valid_now()
    {
        using var certificate = ServerCertificate.Create(TimeProvider.System);

        Assert.That(certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames(),
            Is.EqualTo(new[] { "localhost" }));
        Assert.That(certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>()
            .Select(usage => usage.Value), Is.EqualTo(new[] { "1.3.6.1.5.5.7.3.1" }));
        Assert.That(TimeProvider.System.GetUtcNow(),
            Is.InRange(new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter)));
        Assert.That(certificate.HasPrivateKey, Is.True);
    }

    [Test]
    public async Task The_host_that_started_the_process_is_served()
    {
        using var host = new FakeHost();
        await using var plugin = await PluginRun.StartAsync(new(), host);
        using var channel = host.Connect(plugin.Line);

        var schema = await new Provider.ProviderClient(channel).GetProviderSchemaAsync(new());

        Assert.That(schema.ResourceSchemas, Contains.Key("proxmox_gadget"));
    }

    [Test]
    public async Task A_stranger_on_the_same_machine_is_not_served()
    {
        using var host = new FakeHost();
        using var stranger = new FakeHost();
        await using var plugin = await PluginRun.StartAsync(new(), host);
        using var channel = stranger.Connect(plugin.Line);

        Assert.That(
            async () => await new Provider.ProviderClient(channel).GetProviderSchemaAsync(new()),
            Throws.InstanceOf<RpcException>().With.Property(nameof(RpcException.StatusCode)).Not.EqualTo(StatusCode.OK));
    }

    [Test]
    public async Task A_client_without_a_certificate_is_not_served()
    {
        using var host = new FakeHost();
        await using var plugin = await PluginRun.StartAsync(new(), host);
        using var channel = host.Connect(plugin.Line, withCertificate: false);

        Assert.That(async () => await new Provider.ProviderClient(channel).GetProviderSchemaAsync(new()),
            Throws.InstanceOf<RpcException>());
    }

    [Test]
    public async Task The_expected_certificate_is_accepted_without_a_chain_and_another_is_refused_with_one()
    {
        using var host = new FakeHost();
        using var stranger = new FakeHost();
        using var tls = new MutualTls(host.Certificate, TimeProvider.System);
        await using var server = await TerraformServer.StartAsync(
            new() { Provider = () => FakeCatalog.Provider(new()) }, new(), tls, CancellationToken.None);
        var line = HandshakeLine.Write(server.Address, tls.Own, isMultiplexingAnswered: false);
        using var good = host.Connect(line);
        using var bad = stranger.Connect(line);

        await new Provider.ProviderClient(good).GetMetadataAsync(new());
        var afterGood = tls.ChainsBuilt;

        Assert.That(async () => await new Provider.ProviderClient(bad).GetMetadataAsync(new()), Throws.InstanceOf<RpcException>());
        Assert.That((afterGood, tls.ChainsBuilt), Is.EqualTo((0, 1)));
    }

    [TestCase("")]
    [TestCase("hello")]
    [TestCase("-----END CERTIFICATE----------BEGIN CERTIFICATE-----")]
    [TestCase("-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----")]
    public void What_is_no_certificate_is_refused(string pem)
    {
        Assert.That(() => new MutualTls(pem, TimeProvider.System), Throws.TypeOf<FormatException>());
    }
}
