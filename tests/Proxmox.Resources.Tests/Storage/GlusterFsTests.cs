using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class GlusterFsTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "glusterfs",
        Config(("volume", "gv0"), ("server", "192.0.2.50")),
        StorageLife.Both(StorageLife.Both(WithoutDirectories(), StorageLife.Bandwidth),
            Config(("content", Value.Set("images", "iso")), ("fallback_server", "192.0.2.51"), ("transport", "tcp"), ("format", "qcow2"))),
        [("volume", "other"), ("path", "/mnt/other")],
        ("path", StorageLife.Replaces)) with
    { Version = PveVersion.V84 };

    private static Value WithoutDirectories() => StorageLife.Files.With("content_directories", Value.Null);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
