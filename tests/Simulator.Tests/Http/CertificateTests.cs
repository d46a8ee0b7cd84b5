using System.Security.Cryptography.X509Certificates;
using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Tests.Http;

/// <summary>The certificate that all servers of a process show.</summary>
public sealed class CertificateTests
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    [Test]
    public void Servers_that_start_at_the_same_time_all_see_what_the_certificate_is_for()
    {
        for (var round = 0; round < 200; round++)
        {
            var certificate = Certificates.Make().Server;
            using var start = new Barrier(4);
            var seen = new string?[4];
            var servers = Enumerable.Range(0, 4).Select(server => new Thread(() =>
            {
                start.SignalAndWait();
                seen[server] = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                    .Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().SingleOrDefault()?.Value;
            })).ToList();
            servers.ForEach(thread => thread.Start());
            servers.ForEach(thread => thread.Join());
            Assert.That(seen, Is.All.EqualTo(ServerAuthentication), $"round {round}");
        }
    }
}
