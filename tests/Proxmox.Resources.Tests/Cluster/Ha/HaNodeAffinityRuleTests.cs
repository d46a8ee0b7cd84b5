using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Ha;

internal sealed class HaNodeAffinityRuleTests
{
    private static readonly Lifecycle Life = HaRuleLife.Of(
        "node-affinity", 4110, Config(("nodes", Config(("pve1", 2), ("pve2", 0)))), Config(("strict", true)),
        Config(("nodes", Config(("pve1", 1), ("pve3", 1))), ("strict", false)));

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task Priorities_are_sent_as_PVE_writes_them()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors, Is.Empty);
        Assert.That((string?)pve.Request("GET", "/cluster/ha/rules/node-affinity")!["nodes"], Is.EqualTo("pve1:2,pve2"));
    }

    [Test]
    public async Task A_rule_that_went_with_its_last_guest_is_made_again()
    {
        await using var pve = await StartAsync();
        var provider = Providers.Of(pve);
        var (before, after) = (Alone("vm:4110"), Alone("vm:4111"));
        var first = await provider.PlanAsync(Rule, new(Value.Null, before, ManagedAttributes.Empty), CancellationToken.None);
        var made = await provider.ApplyAsync(Rule, new(Value.Null, first.Planned, before, first.Managed), CancellationToken.None);
        var plan = await provider.PlanAsync(Rule, new(made.State, after, made.Managed), CancellationToken.None);
        pve.Request("DELETE", "/cluster/ha/resources/vm:4110");
        Assert.That(pve.Request("GET", "/cluster/ha/rules"), Is.Empty);
        var answer = await provider.ApplyAsync(Rule, new(made.State, plan.Planned, after, plan.Managed), CancellationToken.None);
        Assert.That(answer.Diagnostics, Is.Empty);
        Assert.That((string?)pve.Request("GET", "/cluster/ha/rules/node-affinity")!["resources"], Is.EqualTo("vm:4111"));
    }

    [Test]
    public async Task A_plan_warns_of_guests_that_are_not_under_HA_and_of_nodes_that_there_are_not()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var outcome = await client.PlanAsync(Life.Minimal.With("resources", Value.Set("vm:4110", "vm:9999"))
            .With("nodes", Config(("pve1", 1), ("pve9", 2))));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Warnings,
            Has.One.Contains("resources of \"node-affinity\" has vm:9999. PVE refuses the rule. Add an ha_resource"));
        Assert.That(outcome.Warnings, Has.One.Contains("nodes of \"node-affinity\" has pve9."));
        Assert.That((await client.PlanAsync(Life.Minimal)).Warnings, Is.Empty);
    }

    [Test]
    public async Task What_cannot_be_is_refused_before_PVE_is_asked()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Life.Minimal.With("nodes", Config()))).Errors, Has.One.Contains("nodes must name a node."));
        Assert.That((await client.PlanAsync(Life.Minimal.With("nodes", Config(("pve_1", 1))))).Errors,
            Has.One.Contains("\"pve_1\" in nodes must be a node name"));
        Assert.That((await client.PlanAsync(Life.Minimal.With("resources", Value.Set("4110")))).Errors,
            Has.One.Contains("\"vm:100\" or \"ct:200\""));
    }

    [Test]
    public async Task Before_PVE_9_the_plan_names_the_group()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Life.Minimal)).Errors, Has.One.Contains("exists since PVE 9.0. Use ha_group in its place."));
    }

    private static Resource Rule => Catalogs.All.Resource(Life.Resource)!;

    private static Value Alone(string sid) => Life.Minimal.With("resources", Value.Set(sid));

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        return pve;
    }
}
