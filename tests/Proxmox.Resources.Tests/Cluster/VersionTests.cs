using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster;

public sealed class VersionTests
{
    [TestCase("9.2")]
    [TestCase("8.4")]
    public async Task The_release_is_that_of_the_datacenter(string release)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = release == "9.2" ? PveVersion.V92 : PveVersion.V84 });
        var version = await DataReader.ReadAsync(pve, "version");
        Assert.That(version["release"], Is.EqualTo(Value.Of(release)));
        Assert.That(version["version"].AsText(), Does.StartWith(release + "."));
    }
}
