using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class VlanTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_vlan", "vlan", "pve1", "lan5",
        Config(("raw_device", "vmbr0"), ("vlan_id", 5)),
        [
            .. InterfaceLife.Addresses, ("mtu", 1400, 1300), ("autostart", true, false),
            ("comment", "management", "moved"),
        ]) with
    {
        Replacements = [("name", "lan6"), ("node", "pve2")],
        NotCleared = InterfaceLife.Together,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
