namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanLvmTests
{
    [Test]
    public async Task The_volume_groups_are_told()
    {
        var found = await ScanBench.ReadAsync("lvm", "lvm", """[{"vg":"attached"}]""");
        Assert.That(found.Select(group => group["volume_group"].AsText()), Is.EqualTo(new[] { "attached", "pve" }));
    }
}
