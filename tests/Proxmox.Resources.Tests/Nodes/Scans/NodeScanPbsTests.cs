namespace Proxmox.Resources.Tests.Nodes.Scans;

public sealed class NodeScanPbsTests
{
    [Test]
    public async Task The_datastores_are_told()
    {
        var found = await ScanBench.ReadAsync(
            "pbs", "pbs/192.0.2.1", """[{"store":"vault","comment":"all"}]""", ("server", "192.0.2.1"), ("username", "u@pbs"),
            ("password", "canary-pbs"));
        Assert.That((found.Single()["datastore"].AsText(), found.Single()["comment"].AsText()), Is.EqualTo(("vault", "all")));
    }

    [Test]
    public void One_that_cannot_be_reached_is_an_error_in_PVEs_words() => Assert.That(
        async () => await ScanBench.ReadAsync(
            "pbs", "none", "[]", ("server", "192.0.2.9"), ("username", "u@pbs"), ("password", "canary-pbs")),
        Throws.InvalidOperationException.With.Message.Contains("Connection refused").And.Message.Not.Contains("canary"));
}
