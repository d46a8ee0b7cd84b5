using Proxmox.Simulator;
using Proxmox.Simulator.Nodes.Host;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Services;

public sealed class NodeServiceListTests
{
    [Test]
    public async Task All_services_are_told_or_those_in_a_state()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        pve.Datacenter.Locked(datacenter => NodeServices.Of(datacenter)["pve1"]["postfix"].State = "failed");
        var all = (await DataReader.ReadAsync(pve, "node_services", ("node", "pve1")))["items"].Items;
        Assert.That(all.Select(service => service["service"].AsText()), Is.Ordered.And.Contains("pveproxy").And.No.Contains("lxcfs"));
        var failed = (await DataReader.ReadAsync(pve, "node_services", ("node", "pve1"), ("state", "failed")))["items"].Items;
        Assert.That(failed.Select(service => (service["service"].AsText(), service["active_state"].AsText())),
            Is.EqualTo(new[] { ("postfix", "failed") }));
    }
}
