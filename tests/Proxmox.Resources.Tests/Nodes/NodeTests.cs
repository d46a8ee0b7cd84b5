using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class NodeTests
{
    [Test]
    public async Task A_node_tells_its_version_and_size()
    {
        await using var pve = await PveSimulator.StartAsync();
        var node = await DataReader.ReadAsync(pve, "node", ("node", "pve1"));
        Assert.That(node["cpu_count"], Is.EqualTo(Value.Of(8)));
        Assert.That(node["memory_total_bytes"], Is.EqualTo(Value.Of(64L << 30)));
        Assert.That(node["release"], Is.EqualTo(Value.Of("9.2")));
    }

    [Test]
    public async Task An_unknown_node_is_an_error_in_PVEs_words()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "node", ("node", "nowhere")),
            Throws.InvalidOperationException.With.Message.Contains("hostname lookup 'nowhere' failed"));
    }
}
