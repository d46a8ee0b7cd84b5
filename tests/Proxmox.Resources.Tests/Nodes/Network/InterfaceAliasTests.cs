using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class InterfaceAliasTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_alias", "alias", "pve1", "vmbr0:1", Config(),
        [
            .. InterfaceLife.Addresses, ("autostart", true, false), ("comment", "for the old name", "moved"),
        ]) with
    {
        Replacements = [("name", "vmbr0:2"), ("node", "pve2")],
        NotCleared = InterfaceLife.Together,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
