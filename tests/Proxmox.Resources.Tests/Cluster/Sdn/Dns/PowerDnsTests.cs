using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Dns;

public sealed class PowerDnsTests
{
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_dns_powerdns", "/cluster/sdn/dns", "dns_id", "powerdns",
        Config(("url", "https://dns.example.com/api/v1/servers/localhost"), ("key", "canary-powerdns")),
        Config(("ttl_seconds", 600), ("reverse_mask_v6", 64), ("fingerprint", SdnLife.Fingerprint)),
        Config(("url", "https://dns2.example.com/api/v1/servers/localhost"), ("key", "canary-powerdns2"), ("ttl_seconds", 900),
            ("reverse_mask_v6", 48)), ("ttl", 60));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
