using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephDaemonListsTests
{
    [Test]
    public async Task Daemons_are_listed_with_what_they_do()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/mds/files");
        CephWorld.Run(pve, "POST", "/nodes/pve3/ceph/stop", ("service", "mon.pve3"));
        var monitors = await DataReader.ReadAsync(pve, "ceph_monitors");
        Assert.That(
            monitors["items"].Items.Select(monitor => (monitor["monitor_id"].AsText(), monitor["node"].AsText(),
                monitor["in_quorum"].AsBool())),
            Is.EqualTo(new[] { ("pve1", "pve1", (bool?)true), ("pve2", "pve2", true), ("pve3", "pve3", false) }));
        var managers = await DataReader.ReadAsync(pve, "ceph_managers");
        Assert.That(managers["items"].Items.Select(manager => (manager["manager_id"].AsText(), manager["state"].AsText())),
            Is.EqualTo(new[] { ("pve1", "active"), ("pve2", "standby"), ("pve3", "standby") }));
        var servers = await DataReader.ReadAsync(pve, "ceph_mds_servers");
        Assert.That(servers["items"].Items.Select(server => (server["mds_id"].AsText(), server["state"].AsText())),
            Is.EqualTo(new[] { ("files", "up:standby") }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
