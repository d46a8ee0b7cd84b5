using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class BtrfsTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "btrfs",
        Config(("path", "/srv/btrfs")),
        StorageLife.Both(WithoutDirectories(), Config(("content", Value.Set("images", "iso")), ("shared", true), ("is_mountpoint", "/srv"),
            ("no_copy_on_write", true), ("format", "subvol"))),
        [("path", "/srv/other")]);

    private static Value WithoutDirectories() => StorageLife.Files.With("content_directories", Value.Null);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
