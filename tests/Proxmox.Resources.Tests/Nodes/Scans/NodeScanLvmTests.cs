namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanLvmTests
{
    [Test]
    public async Task The_volume_groups_are_told()
    {
        var found = await ScanBench.ReadAsync("lvm", "lvm", """[{"vg":"pve"}]""");
        Assert.That(found.Single()["volume_group"].AsText(), Is.EqualTo("pve"));
    }
}
