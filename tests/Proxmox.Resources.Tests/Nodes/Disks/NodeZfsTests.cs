using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Disks;

public sealed class NodeZfsTests
{
    private static readonly Lifecycle Life = DiskLife.Of("zfs", "tank",
    [
        ("raid_level", "draid"),
        ("devices", Value.List(new[] { "/dev/sde", "/dev/sdf", "/dev/sdg", "/dev/sdh" }.Select(disk => Value.Of(disk)))),
        ("draid", Config(("data", 2), ("spares", 1))), ("ashift", 13), ("compression", "zstd"), ("add_storage", true),
    ]) with
    { RequestsPerRefresh = 2 };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
