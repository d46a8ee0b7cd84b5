using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Ipams;

public sealed class NetboxIpamTests
{
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_ipam_netbox", "/cluster/sdn/ipams", "ipam_id", "netbox",
        Config(("url", "https://netbox.example.com/api"), ("token", "canary-netbox")),
        Config(("fingerprint", SdnLife.Fingerprint)),
        Config(("url", "https://netbox2.example.com/api"), ("token", "canary-netbox2")), ("url", "https://netbox3.example.com/api"));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
