namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanNfsTests
{
    [Test]
    public async Task The_exports_are_told_by_path()
    {
        var found = await ScanBench.ReadAsync(
            "nfs", "nfs/192.0.2.1", """[{"path":"/b","options":"*"},{"path":"/a","options":"10.0.0.0/8"}]""", ("server", "192.0.2.1"));
        Assert.That(found.Select(export => (export["path"].AsText(), export["options"].AsText())),
            Is.EqualTo(new[] { ("/a", "10.0.0.0/8"), ("/b", "*") }));
    }

    [Test]
    public void What_is_no_server_is_refused() => Assert.That(
        async () => await ScanBench.ReadAsync("nfs", "none", "[]", ("server", "a b")),
        Throws.InvalidOperationException.With.Message.Contains("a host name or an IP address"));
}
