using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class OvsBridgeTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_ovs_bridge", "OVSBridge", "pve3", "vmbr8", Config(),
        [
            ("ports", Value.Set("eth4"), Value.Set("eth5")), ("options", "other_config:rstp-enable=true", "fail_mode=standalone"),
            .. InterfaceLife.Addresses, ("mtu", 1400, 1300), ("autostart", true, false), ("comment", "for guests", "moved"),
        ]) with
    {
        Replacements = [("name", "vmbr9"), ("node", "pve2")],
        NotCleared = InterfaceLife.Together,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
