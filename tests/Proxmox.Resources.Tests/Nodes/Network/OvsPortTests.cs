using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class OvsPortTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_ovs_port", "OVSPort", "pve1", "eth1", Config(("bridge", "vmbr90")),
        [
            ("vlan_id", 7, 8), ("options", "other_config:a=1", "other_config:b=2"), ("mtu", 1400, 1300), ("comment", "uplink", "moved"),
        ]) with
    {
        Arrange = pve => InterfaceLife.PrepareOvs(pve, "vmbr90", "eth1"),
        CreateRequest = ("PUT", "/nodes/pve1/network/eth1"),
        Remove = null,
        IsPermanent = true,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
