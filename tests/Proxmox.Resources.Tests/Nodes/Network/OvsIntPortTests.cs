using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class OvsIntPortTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_ovs_int_port", "OVSIntPort", "pve1", "mgmt0",
        Config(("bridge", "vmbr90")),
        [
            ("vlan_id", 7, 8), ("options", "other_config:a=1", "other_config:b=2"), .. InterfaceLife.Addresses, ("mtu", 1400, 1300),
            ("comment", "management", "moved"),
        ]) with
    {
        Arrange = pve => InterfaceLife.PrepareOvs(pve, "vmbr90"),
        Replacements = [("name", "mgmt1"), ("node", "pve2"), ("bridge", "vmbr91")],
        NotCleared = InterfaceLife.Together,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
