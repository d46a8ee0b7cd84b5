using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class NodeListTests
{
    [Test]
    public async Task All_nodes_are_listed_by_name()
    {
        await using var pve = await PveSimulator.StartAsync();
        var nodes = (await DataReader.ReadAsync(pve, "nodes"))["items"].Items;
        Assert.That(nodes.Select(node => node["node"].AsText()), Is.EqualTo(new[] { "pve1", "pve2", "pve3" }));
        Assert.That(nodes.Select(node => node["status"].AsText()), Is.All.EqualTo("online"));
        Assert.That(nodes[0]["cpu_count"], Is.EqualTo(Value.Of(8)));
    }
}
