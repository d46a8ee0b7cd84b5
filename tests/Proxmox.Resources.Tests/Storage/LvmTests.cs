using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class LvmTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "lvm",
        Config(("volume_group", "vg-ladder")),
        StorageLife.Both(StorageLife.Bandwidth,
            Config(("content", Value.Set("images", "rootdir")), ("shared", true), ("wipe_removed_volumes", true), ("wipe_step_mib", 16),
            ("wipe_throughput", "-1048576"), ("tagged_only", true), ("snapshot_as_volume_chain", true))),
        [("volume_group", "vg-other"), ("base_volume", "local:other")],
        ("base_volume", StorageLife.Replaces));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
