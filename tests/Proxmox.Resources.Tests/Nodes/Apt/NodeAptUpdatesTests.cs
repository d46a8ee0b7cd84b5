using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Apt;

public sealed class NodeAptUpdatesTests
{
    [Test]
    public async Task The_packages_that_could_be_newer_are_told_by_name()
    {
        await using var pve = await PveSimulator.StartAsync();
        var updates = (await DataReader.ReadAsync(pve, "node_apt_updates", ("node", "pve1")))["items"].Items;
        Assert.That(
            updates.Select(update => (update["package"].AsText(), update["installed_version"].AsText(), update["version"].AsText())),
            Is.EqualTo(new[] { ("openssl", "3.5.1-1", "3.5.1-1+deb13u1"), ("pve-manager", "9.2.10", "9.2.11") }));
        Assert.That(updates[1]["notified_version"].IsNull);
    }
}
