using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class NfsTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "nfs",
        Config(("server", "192.0.2.50"), ("export", "/srv/nfs")),
        StorageLife.Both(StorageLife.Both(StorageLife.Files, StorageLife.Bandwidth),
            Config(("content", Value.Set("images", "iso")), ("mount_options", "vers=4.2,soft"), ("format", "qcow2"))),
        [("server", "192.0.2.51"), ("export", "/srv/other"), ("path", "/mnt/other"), ("snapshot_as_volume_chain", true)],
        ("path", StorageLife.Replaces),
        ("snapshot_as_volume_chain", StorageLife.Replaces));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
