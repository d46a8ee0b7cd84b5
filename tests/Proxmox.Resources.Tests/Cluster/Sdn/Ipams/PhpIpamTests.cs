using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Ipams;

public sealed class PhpIpamTests
{
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_ipam_phpipam", "/cluster/sdn/ipams", "ipam_id", "phpipam",
        Config(("url", "https://ipam.example.com/api/pve"), ("token", "canary-phpipam"), ("section", 1)),
        Config(("fingerprint", SdnLife.Fingerprint)),
        Config(("url", "https://ipam2.example.com/api/pve"), ("token", "canary-phpipam2"), ("section", 2)), ("section", 3));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
