using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class OvsBondTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_ovs_bond", "OVSBond", "pve1", "bond8",
        Config(("bridge", "vmbr90"), ("slaves", Value.Set("eth5", "eth6"))),
        [
            ("mode", "balance-slb", "lacp-balance-tcp"), ("vlan_id", 7, 8), ("options", "other_config:a=1", "other_config:b=2"),
            ("mtu", 1400, 1300), ("comment", "to the switch", "moved"),
        ]) with
    {
        Arrange = pve => InterfaceLife.PrepareOvs(pve, "vmbr90"),
        Replacements = [("name", "bond9"), ("node", "pve2"), ("bridge", "vmbr91")],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
