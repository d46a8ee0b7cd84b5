using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha;

public sealed class HaStatusTests
{
    [Test]
    public async Task The_manager_its_nodes_and_the_guests_are_told()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Nodes = 3 });
        HaWorld.Manage(pve, 4101, 4100);
        pve.Datacenter.Locked(datacenter => HighAvailability.Of(datacenter).InMaintenance.Add("pve2"));
        var status = await DataReader.ReadAsync(pve, "ha_status");

        Assert.That((status["quorate"].AsBool(), status["master_node"].AsText(), status["armed_state"].AsText(), status["resource_mode"]),
            Is.EqualTo(((bool?)true, "pve1", "armed", Value.Null)));
        Assert.That(status["nodes"].Items.Select(node => (node["node"].AsText(), node["state"].AsText(), node["agent_mode"].AsText())),
            Is.EqualTo(new[] { ("pve1", "online", "active"), ("pve2", "online", "maintenance"), ("pve3", "online", "active") }));
        Assert.That(status["nodes"].Items.First()["status"].AsText(), Does.StartWith("pve1 (active, watchdog active"));
        Assert.That(
            status["resources"].Items.Select(guest => (guest["sid"].AsText(), guest["node"].AsText(), guest["state"].AsText(),
                guest["requested_state"].AsText())),
            Is.EqualTo(new[] { ("vm:4100", "pve1", "stopped", "stopped"), ("vm:4101", "pve1", "stopped", "stopped") }));
    }

    [Test]
    public async Task Where_HA_was_never_used_there_is_no_manager()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        var status = await DataReader.ReadAsync(pve, "ha_status");
        Assert.That((status["quorate"].AsBool(), status["master_node"].IsNull, status["resources"].Items.Length),
            Is.EqualTo(((bool?)true, true, 0)));
    }
}
