using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class ZfsOverIscsiTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "zfs_over_iscsi",
        Config(("portal", "192.0.2.50"), ("target", "iqn.2003-01.org.example:disks"), ("pool", "tank"), ("iscsi_provider", "LIO"),
            ("block_size", "8k"), ("lio_target_portal_group", "tpg1")),
        StorageLife.Both(StorageLife.Bandwidth, Config(("content", Value.Set("images")), ("sparse", true), ("no_write_cache", true),
            ("comstar_host_group", "hosts"), ("comstar_target_group", "targets"), ("zfs_base_path", "/dev/zvol"))),
        [("portal", "192.0.2.51"), ("target", "iqn.2003-01.org.example:other"), ("pool", "other"), ("iscsi_provider", "iet"),
            ("block_size", "16k")]);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
