using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Controllers;

public sealed class IsisControllerTests
{
    private static readonly Lifecycle Life = SdnLife.Of(
        "sdn_controller_isis", "/cluster/sdn/controllers", "controller_id", "inner",
        Config(("node", "pve2"), ("domain", "lab"), ("net", "47.0023.0000.0000.0000.0000.0000.0000.1900.0004.00"),
            ("interfaces", Value.Set("eno1"))),
        Config(("loopback", "dummy1")),
        Config(("domain", "test"), ("net", "47.0023.0000.0000.0000.0000.0000.0000.1900.0005.00"),
            ("interfaces", Value.Set("eno1", "eno2")), ("loopback", "dummy2")), ("isis-domain", "other"));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
