using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Zones;

public sealed class QinQZoneTests
{
    private static readonly Lifecycle Life = ZoneLife.Of(
        "qinq", "lab3", Config(("bridge", "vmbr0"), ("service_vlan", 100)),
        Config(("service_vlan_protocol", "802.1ad"), ("bridge_disable_mac_learning", true)),
        Config(("service_vlan", 200), ("service_vlan_protocol", "802.1q"), ("bridge_disable_mac_learning", false)));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
