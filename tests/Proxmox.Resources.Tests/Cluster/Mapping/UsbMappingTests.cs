using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Mapping;

public sealed class UsbMappingTests
{
    private static readonly Value Entry = Config(("node", "pve1"), ("device_id", "1050:0407"));

    private static readonly Lifecycle Life = MappingLife.Of(
        "usb",
        (Value.Set(Entry.With("path", "1-2.4").With("description", "front"), Config(("node", "pve2"), ("device_id", "1050:0407"))),
            Value.Set(Entry)),
        "node=pve1,id=1234:5678",
        Config());

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task Two_devices_of_one_node_are_refused_before_PVE_is_asked()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var plan = await client.PlanAsync(Life.Minimal.With("map", Value.Set(Entry, Entry.With("path", "1-2"))));
        Assert.That(plan.Errors, Has.One.Contains("map has 2 entries for pve1, but PVE takes one for each node"));
    }
}
