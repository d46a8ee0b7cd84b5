namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanIscsiTests
{
    [Test]
    public async Task The_targets_are_told()
    {
        var found = await ScanBench.ReadAsync(
            "iscsi", "iscsi/192.0.2.1", """[{"target":"iqn.2026-01.com.example:a","portal":"192.0.2.1:3260"}]""", ("portal", "192.0.2.1"));
        Assert.That(found.Single()["target"].AsText(), Is.EqualTo("iqn.2026-01.com.example:a"));
    }
}
