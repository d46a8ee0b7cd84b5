using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Zones;

public sealed class VxlanZoneTests
{
    private static readonly Lifecycle Life = ZoneLife.Of(
        "vxlan", "lab4", Config(("peers", Value.Set("192.0.2.2", "192.0.2.3"))),
        Config(("vxlan_port", 4790)),
        Config(("peers", Value.Set("192.0.2.2")), ("vxlan_port", 4791)),
        null, ("fabric", "It stands for peers."));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
