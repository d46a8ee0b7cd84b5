using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Membership;

public sealed class JoinInformationTests
{
    [Test]
    public async Task A_member_is_told_with_its_address_and_certificate()
    {
        await using var pve = await PveSimulator.StartAsync();
        var told = await DataReader.ReadAsync(pve, "cluster_join_info", ("node", "pve2"));
        Assert.That((told["preferred_node"].AsText(), told["fingerprint"].AsText()), Is.EqualTo(("pve2", pve.Fingerprint)));
        Assert.That(told["address"], Is.EqualTo(told["nodes"].Items[1]["address"]));
        Assert.That(told["nodes"].Items.Select(node => node["name"].AsText()), Is.EqualTo(new[] { "pve1", "pve2", "pve3" }));
    }
}
