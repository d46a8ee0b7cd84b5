namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanLvmThinTests
{
    [Test]
    public async Task The_thin_pools_are_told()
    {
        var found = await ScanBench.ReadAsync("lvmthin", "lvmthin/pve", """[{"lv":"more"}]""", ("volume_group", "pve"));
        Assert.That(found.Select(pool => pool["thin_pool"].AsText()), Is.EqualTo(new[] { "data", "more" }));
    }
}
