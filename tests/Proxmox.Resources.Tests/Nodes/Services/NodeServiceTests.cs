using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Host;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Services;

public sealed class NodeServiceTests
{
    [Test]
    public async Task A_service_tells_its_state()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => NodeServices.Of(datacenter)["pve1"]["chrony"].UnitState = "disabled");
        var service = await DataReader.ReadAsync(pve, "node_service", ("node", "pve1"), ("service", "chrony"));
        Assert.That((service["state"].AsText(), service["active_state"].AsText(), service["unit_state"].AsText()),
            Is.EqualTo(("running", "active", "disabled")));
    }
}
