using Proxmox.Resources.Nodes.Certificates;

namespace Proxmox.Resources.Tests.Nodes.Certificates;

public sealed class PemTests
{
    [TestCase("-----BEGIN CERTIFICATE-----\nAAA\nBBB=\n-----END CERTIFICATE-----\n", "AAABBB=")]
    [TestCase("subject=x\n-----BEGIN CERTIFICATE-----\r\nAB=\r\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nC\n", "AB=")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAAA\n", null)]
    [TestCase("nothing", null)]
    public void The_first_certificate_of_a_text_is_found(string text, string? body) => Assert.That(Pem.Body(text), Is.EqualTo(body));
}
