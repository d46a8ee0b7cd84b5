using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Ha;

internal sealed class HaResourceAffinityRuleTests
{
    private static readonly Lifecycle Life = HaRuleLife.Of(
        "resource-affinity", 4120, Config(("affinity", "negative")), Config(), Config(("affinity", "positive")));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_guest_alone_is_neither_together_nor_apart()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Life.Minimal.With("resources", Value.Set("vm:4120")))).Errors,
            Has.One.Contains("must name two guests or more"));
    }

    [Test]
    public async Task What_contradicts_another_rule_is_refused_in_PVEs_words()
    {
        await using var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        pve.Request("POST", "/cluster/ha/rules", ("rule", "together"), ("type", "resource-affinity"), ("affinity", "positive"),
            ("resources", "vm:4120,vm:4121"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors,
            Has.Some.Contains("rule shares two or more resources with a positive resource affinity rule"));
    }
}
