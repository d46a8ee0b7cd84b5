using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class NicTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_nic", "eth", "pve1", "eth8", Config(),
        [
            .. InterfaceLife.Addresses, ("mtu", 1400, 1300), ("autostart", true, false), ("comment", "to the storage", "moved"),
        ]) with
    {
        NotCleared = InterfaceLife.Together,
        CreateRequest = ("PUT", "/nodes/pve1/network/eth8"),
        Remove = null,
        IsPermanent = true,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
