using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Nodes.Disks;

public sealed class NodeDirectoryTests
{
    private static readonly Lifecycle Life =
        DiskLife.Of("directory", "platters", [("device", "/dev/sdb"), ("filesystem", "xfs"), ("add_storage", true)]);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);
}
