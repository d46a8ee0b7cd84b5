using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha.Commands;

/// <summary>What holds for both ways in which the HA manager moves a guest.</summary>
/// <param name="kind">The client.</param>
/// <param name="verb">What PVE calls the way.</param>
internal abstract class HaMoveCases(ClientKind kind, string verb)
{
    private string Command => "ha_resource_" + verb;

    [Test]
    public async Task A_guest_is_moved_and_waited_for()
    {
        await using var bench = await HaBench.StartAsync(kind);
        bench.Pve.Datacenter.Pace.HighAvailability = TimeSpan.FromMilliseconds(400);
        var outcome = await bench.SucceedAsync(Command, ("sid", "vm:4100"), ("target_node", "pve2"));
        Assert.That((bench.NodeOf(4100), bench.NodeOf(4101)), Is.EqualTo(("pve2", "pve1")));
        Assert.That(outcome["source_node"], Is.EqualTo("pve1"));
        Assert.That(bench.Posts($"/cluster/ha/resources/vm:4100/{verb}"), Is.EqualTo(1));
    }

    [Test]
    public async Task One_that_is_there_is_left_as_it_is()
    {
        await using var bench = await HaBench.StartAsync(kind);
        var outcome = await bench.SucceedAsync(Command, ("sid", "vm:4100"), ("target_node", "pve1"));
        Assert.That(outcome.Told, Has.Member("vm:4100 is on pve1 already."));
        Assert.That((outcome["changed"], bench.Posts($"/cluster/ha/resources/vm:4100/{verb}")), Is.EqualTo(("false", 0)));
    }

    [Test]
    public async Task What_a_rule_keeps_together_moves_along()
    {
        await using var bench = await HaBench.StartAsync(kind);
        Bind(bench.Pve, "positive");
        var outcome = await bench.SucceedAsync(Command, ("sid", "vm:4100"), ("target_node", "pve2"));
        Assert.That(outcome["moved_along"], Does.Contain("vm:4101"));
    }

    [Test]
    public async Task What_a_rule_keeps_apart_is_named_in_place_of_waiting_for_ever()
    {
        await using var bench = await HaBench.StartAsync(kind);
        await bench.SucceedAsync(Command, ("sid", "vm:4101"), ("target_node", "pve2"));
        Bind(bench.Pve, "negative");
        var outcome = await bench.RunAsync(Command, ("sid", "vm:4100"), ("target_node", "pve2"));
        Assert.That(outcome.Errors, Has.Some.Contains("a rule keeps it apart from vm:4101 on pve2"));
    }

    [Test]
    public async Task A_node_that_PVE_would_take_in_silence_is_refused()
    {
        await using var bench = await HaBench.StartAsync(kind);
        var unknown = await bench.RunAsync(Command, ("sid", "vm:4100"), ("target_node", "pve9"));
        Assert.That(unknown.Errors, Has.Some.Contains("The cluster has no node pve9; its nodes are pve1, pve2, pve3"));
        bench.Pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        var offline = await bench.RunAsync(Command, ("sid", "vm:4100"), ("target_node", "pve2"));
        Assert.That(offline.Errors, Has.Some.Contains("Node pve2 is offline"));
        Assert.That(bench.Posts($"/cluster/ha/resources/vm:4100/{verb}"), Is.Zero);
    }

    [Test]
    public async Task A_guest_that_is_not_under_HA_is_an_error()
    {
        await using var bench = await HaBench.StartAsync(kind);
        var outcome = await bench.RunAsync(Command, ("sid", "vm:9999"), ("target_node", "pve2"));
        Assert.That(outcome.Errors, Has.Some.Contains("vm:9999 is not under HA"));
    }

    private static void Bind(PveSimulator pve, string affinity) => pve.Request("POST", "/cluster/ha/rules", ("rule", "both"),
        ("type", "resource-affinity"), ("resources", "vm:4100,vm:4101"), ("affinity", affinity));
}
