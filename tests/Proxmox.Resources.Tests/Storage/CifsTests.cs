using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class CifsTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "cifs",
        Config(("server", "192.0.2.50"), ("share", "pve")),
        StorageLife.Both(StorageLife.Both(StorageLife.Files, StorageLife.Bandwidth),
            Config(("content", Value.Set("images", "iso")), ("subdirectory", "/ladder"), ("username", "backup"),
            ("password", "canary-secret"), ("domain", "EXAMPLE"), ("smb_version", "3.0"), ("mount_options", "noserverino"),
            ("format", "raw"))),
        [("server", "192.0.2.51"), ("share", "other"), ("path", "/mnt/other"), ("snapshot_as_volume_chain", true)],
        ("path", StorageLife.Replaces),
        ("snapshot_as_volume_chain", StorageLife.Replaces)) with
    { Untold = ["password"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
