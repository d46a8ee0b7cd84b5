using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Zones;

public sealed class VlanZoneTests
{
    private static readonly Lifecycle Life = ZoneLife.Of(
        "vlan", "lab2", Config(("bridge", "vmbr0")),
        Config(("bridge_disable_mac_learning", true)),
        Config(("bridge", "vmbr1"), ("bridge_disable_mac_learning", false)));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
