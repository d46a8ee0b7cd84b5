using Proxmox.Engine.Documentation;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Membership;

public sealed class EphemeralJoinInformationTests
{
    [Test]
    public async Task It_tells_what_the_data_source_tells()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await EphemeralClient.StartAsync(Configurations.Of(pve), "cluster_join_info");

        var told = await client.OpenAsync(("node", "pve2"));

        Assert.That(told, Is.EqualTo(await DataReader.ReadAsync(pve, "cluster_join_info", ("node", "pve2"))));
        await client.CloseAsync();
    }

    [Test]
    public void It_needs_what_the_data_source_needs() => Assert.That(
        MinimalRole.Of(Catalogs.All.Ephemeral("cluster_join_info")!).Select(held => (held.AnyOf[0], held.Path)),
        Is.EqualTo(MinimalRole.Of(Catalogs.All.DataSource("cluster_join_info")!).Select(held => (held.AnyOf[0], held.Path))));
}
