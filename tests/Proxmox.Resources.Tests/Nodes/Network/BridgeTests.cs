using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class BridgeTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_bridge", "bridge", "pve1", "vmbr1", Config(),
        [
            ("ports", Value.Set("eth1", "eth2"), Value.Set("eth3")), ("vlan_aware", true, true),
            ("vids", Value.Set("2", "100-200"), Value.Set("4094")), .. InterfaceLife.Addresses, ("mtu", 1400, 1300),
            ("autostart", true, false), ("comment", "for guests\nof the lab", "moved"),
        ]) with
    {
        Replacements = [("name", "vmbr2"), ("node", "pve2")],
        NotCleared = new Dictionary<string, string>(InterfaceLife.Together) { ["vlan_aware"] = "vids needs it" },
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
