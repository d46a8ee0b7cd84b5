using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class CephFsTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "cephfs",
        Config(),
        StorageLife.Both(StorageLife.Both(WithoutPreallocation(), StorageLife.Bandwidth),
            Config(("content", Value.Set("iso", "backup")), ("file_system", "cephfs"),
            ("monitor_hosts", Value.Set("192.0.2.1", "192.0.2.2")), ("username", "pve"), ("secret", "canary-secret"),
            ("subdirectory", "/ladder"), ("mount_options", "noatime"), ("fuse", true))),
        [("path", "/mnt/other")],
        ("path", StorageLife.Replaces)) with
    { Untold = ["secret"] };

    private static Value WithoutPreallocation() => StorageLife.Files.With("preallocation", Value.Null);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
