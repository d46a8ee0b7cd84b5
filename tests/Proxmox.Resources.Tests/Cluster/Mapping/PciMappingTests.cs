using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Mapping;

public sealed class PciMappingTests
{
    private static readonly Value Entry = Config(("node", "pve1"), ("path", "0000:01:00.0"), ("device_id", "10de:1eb8"));

    private static readonly Lifecycle Life = MappingLife.Of(
        "pci",
        (Value.List(
            Entry.With("subsystem_id", "10DE:12a2").With("iommu_group", 12).With("description", "the first"),
            Config(("node", "pve2"), ("path", "0000:81:00;0000:82:00.1"), ("device_id", "10DE:1EB8"))), Value.List(Entry)),
        "node=pve1,path=0000:02:00.0,id=8086:1521",
        Config(("mediated_devices", true), ("live_migration_capable", true)));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task The_order_of_the_devices_is_the_users()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Life.Full)).Errors, Is.Empty);
        var turned = Life.Full.With("map", Value.List([.. Life.Full["map"].Items.Reverse()]));
        Assert.That((await client.ApplyAsync(turned)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", "/cluster/mapping/pci/pci")!["map"]!.First!.ToString(),
            Is.EqualTo("node=pve2,path=0000:81:00;0000:82:00.1,id=10DE:1EB8"));
    }
}
