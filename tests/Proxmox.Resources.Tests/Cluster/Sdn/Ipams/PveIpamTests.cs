using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Ipams;

public sealed class PveIpamTests
{
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_ipam_pve", "/cluster/sdn/ipams", "ipam_id", "ownipam", Config(), Config(), Config(), null);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
