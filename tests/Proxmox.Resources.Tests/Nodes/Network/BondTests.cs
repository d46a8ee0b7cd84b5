using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class BondTests
{
    private static readonly Lifecycle Life = InterfaceLife.Of("network_bond", "bond", "pve2", "bond0", Config(),
        [
            ("slaves", Value.Set("eth2", "eth3"), Value.Set("eth4", "eth3")), ("mode", "802.3ad", "balance-xor"),
            ("xmit_hash_policy", "layer2+3", "layer3+4"), .. InterfaceLife.Addresses, ("mtu", 1400, 1300), ("autostart", true, false),
            ("comment", "to the switch", "moved"),
        ]) with
    {
        Replacements = [("name", "bond1"), ("node", "pve1")],
        NotCleared = new Dictionary<string, string>(InterfaceLife.Together)
        {
            ["mode"] = "xmit_hash_policy needs it",
            ["primary"] = "no mode knows it that knows xmit_hash_policy",
        },
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task An_address_that_another_interface_has_is_told_by_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        var taken = (string)pve.Request("GET", "/nodes/pve2/network/vmbr0")!["cidr"]!;
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Life.Minimal.With("address", taken))).Warnings, Has.One.Contains("vmbr0 of node pve2 has"));
        Assert.That((await client.PlanAsync(Life.Minimal.With("address", "203.0.113.77/24"))).Warnings, Is.Empty);
    }

    [Test]
    public async Task A_card_that_is_not_there_is_told_by_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Life.Minimal.With("slaves", Value.Set("eth2", "eth77")))).Warnings,
            Has.One.Contains("Node pve2 has no eth77."));
        await client.ApplyAsync(Life.Minimal.With("slaves", Value.Set("eth2", "eth3.12")));
        Assert.That((await client.PlanAsync(Life.Minimal.With("slaves", Value.Set("eth2", "eth3")))).Warnings, Is.Empty);
    }
}
