using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Membership;

public sealed class ClusterStateTests
{
    [Test]
    public async Task The_cluster_tells_who_is_there()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve3")!.Online = false);
        var told = await DataReader.ReadAsync(pve, "cluster");
        Assert.That(told["quorate"], Is.EqualTo(Value.Of(true)));
        Assert.That(told["nodes"].Items.Select(node => (node["name"].AsText(), node["online"].AsBool(), node["answers"].AsBool())),
            Is.EqualTo(new[] { ("pve1", true, true), ("pve2", true, false), ("pve3", (bool?)false, (bool?)false) }));
    }

    [Test]
    public async Task A_node_on_its_own_is_no_cluster()
    {
        await using var pve = await MembershipWorld.StartAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, "cluster");
        var told = await client.ReadDataAsync(Catalogs.All.DataSource("cluster")!, Value.Object());
        Assert.That((told["name"].IsNull, told["nodes"].Items.Length), Is.EqualTo((true, 1)));
    }
}
