namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanCifsTests
{
    [Test]
    public async Task The_shares_are_told()
    {
        var found = await ScanBench.ReadAsync(
            "cifs", "cifs/nas.example.com", """[{"share":"data","description":"all"}]""", ("server", "nas.example.com"),
            ("username", "u"), ("password", "canary-share"));
        Assert.That(found.Single()["share"].AsText(), Is.EqualTo("data"));
    }
}
