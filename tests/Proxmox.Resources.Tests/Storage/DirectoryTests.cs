using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class DirectoryTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "directory",
        Config(("path", "/srv/ladder")),
        StorageLife.Both(StorageLife.Both(StorageLife.Files, StorageLife.Bandwidth),
            Config(("content", Value.Set("images", "iso")), ("shared", true), ("is_mountpoint", "yes"), ("format", "qcow2"))),
        [("path", "/srv/other"), ("snapshot_as_volume_chain", true)],
        ("snapshot_as_volume_chain", StorageLife.Replaces));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
