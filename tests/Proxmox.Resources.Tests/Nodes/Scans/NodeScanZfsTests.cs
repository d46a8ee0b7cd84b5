namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanZfsTests
{
    [Test]
    public async Task The_pools_are_told()
    {
        var found = await ScanBench.ReadAsync("zfs", "zfs", """[{"pool":"tank"}]""");
        Assert.That(found.Single()["pool"].AsText(), Is.EqualTo("tank"));
    }
}
