using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class ZfsPoolTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "zfs_pool",
        Config(("pool", "tank/ladder")),
        StorageLife.Both(StorageLife.Bandwidth,
            Config(("content", Value.Set("images")), ("block_size", "16k"), ("sparse", true), ("mountpoint", "/tank/ladder"))),
        [("pool", "tank/other")]);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
