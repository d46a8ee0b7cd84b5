using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class LvmThinTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "lvmthin",
        Config(("volume_group", "vg-ladder"), ("thin_pool", "thin")),
        StorageLife.Both(StorageLife.Bandwidth, Config(("content", Value.Set("images")))),
        [("volume_group", "vg-other"), ("thin_pool", "other")]);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
