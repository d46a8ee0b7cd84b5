using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Certificates;

public sealed class NodeCertificateListTests
{
    [Test]
    public async Task The_certificates_of_a_node_are_listed_by_their_files()
    {
        await using var pve = await PveSimulator.StartAsync();
        var (certificate, key) = TestCertificates.Make("pve1.example.com");
        pve.Request("POST", "/nodes/pve1/certificates/custom", ("certificates", certificate), ("key", key));
        var items = (await DataReader.ReadAsync(pve, "node_certificates", ("node", "pve1")))["items"].Items;
        Assert.That(items.Select(item => item["filename"].AsText()),
            Is.EqualTo(new[] { "pve-root-ca.pem", "pve-ssl.pem", "pveproxy-ssl.pem" }));
        Assert.That(items[2]["certificate"].AsText()!.Trim(), Is.EqualTo(certificate.Trim()));
        Assert.That(items.Select(item => item["fingerprint"].AsText()?.Length), Has.All.EqualTo(95));
    }
}
