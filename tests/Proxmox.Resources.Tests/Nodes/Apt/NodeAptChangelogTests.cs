using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Apt;

public sealed class NodeAptChangelogTests
{
    [Test]
    public async Task What_is_new_in_a_version_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        var log = await DataReader.ReadAsync(pve, "node_apt_changelog", ("node", "pve1"), ("package", "openssl"), ("version", "3.5"));
        Assert.That(log["content"].AsText(), Does.StartWith("openssl (3.5)"));
    }
}
