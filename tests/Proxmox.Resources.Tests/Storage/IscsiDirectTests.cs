using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class IscsiDirectTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "iscsi_direct",
        Config(("portal", "192.0.2.50"), ("target", "iqn.2003-01.org.example:disks")),
        StorageLife.Both(StorageLife.Bandwidth, Config(("content", Value.Set("none")))),
        [("portal", "192.0.2.51"), ("target", "iqn.2003-01.org.example:other")]);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
