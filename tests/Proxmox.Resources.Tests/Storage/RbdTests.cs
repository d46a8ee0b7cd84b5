using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Storage;

public sealed class RbdTests
{
    private static readonly Lifecycle Life = StorageLife.Of(
        "rbd",
        Config(),
        StorageLife.Both(StorageLife.Bandwidth,
            Config(("content", Value.Set("images", "rootdir")), ("pool", "ladder"), ("data_pool", "ladder-data"), ("namespace", "team"),
            ("monitor_hosts", Value.Set("192.0.2.1", "192.0.2.2")), ("username", "pve"), ("keyring", "canary-secret"), ("krbd", true))),
        []) with
    { Untold = ["keyring"] };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
