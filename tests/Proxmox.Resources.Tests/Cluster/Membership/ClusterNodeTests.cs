using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Membership;

public sealed class ClusterNodeTests
{
    // A node joins once, and is removed when it is off: its steps are climbed here, one by one, between machines that have addresses.
    private static readonly Lifecycle Life = new("cluster_node")
    {
        Id = "node2",
        Minimal = Config(("node", "node2"), ("endpoint", "https://10.77.0.12:8006"), ("endpoint_password", "canary-endpoint"),
            ("member_password", "canary-member")),
        Full = Config(("node", "node2"), ("endpoint", "https://10.77.0.12:8006"), ("endpoint_password", "canary-endpoint"),
            ("member_password", "canary-member"), ("votes", 2), ("node_id", 5), ("force", true)),
        Find = pve => pve.Request("GET", "/cluster/config/nodes")!.FirstOrDefault(node => node.Value<string>("name") == "node2"),
        CreateRequest = ("POST", "/cluster/config/join"),
        NeedsLogin = true,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public async Task A_node_joins_and_is_removed_when_it_is_off(ClientKind kind)
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await MembershipWorld.JoinAsync(pve, "node3");
        await using var client = await MembershipWorld.ClientAsync(kind, pve, Life.Resource);
        var config = MembershipWorld.Joining(pve, "node2").With("votes", 2).With("node_id", 5)
            .With("links", Config(("link0", Config(("address", "10.77.0.12")))));
        var joined = await client.ApplyAsync(config);
        Assert.That((joined.Errors, joined.Action), Is.EqualTo((Array.Empty<string>(), PlannedAction.Create)));
        Assert.That((Life.Find(pve)!.Value<string>("nodeid"), Life.Find(pve)!.Value<string>("quorum_votes")), Is.EqualTo(("5", "2")));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.PlanAsync(config.With("votes", 1))).Errors, Has.Some.Contains("votes"));

        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("It is online"));
        MembershipWorld.SwitchOff(pve, "node2");
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Life.Find(pve), Is.Null);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_member_is_imported_by_its_name(ClientKind kind)
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await MembershipWorld.JoinAsync(pve, "node2");
        await using var client = await MembershipWorld.ClientAsync(kind, pve, Life.Resource);
        Assert.That((await client.ImportAsync(Config(("node", "node2")), Life.Id)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(Config(("node", "node2")))).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(client.State["links"]["link0"]["address"].AsText(), Is.EqualTo("10.77.0.12"));
    }

    [Test]
    public async Task What_the_join_has_against_it_is_told_and_nothing_is_recorded()
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(MembershipWorld.Joining(pve, "node2", password: "wrong"))).Errors,
            Has.Some.Contains("401 authentication failure"));
        Assert.That(client.State.IsNull, Is.True);
        Assert.That((await client.ApplyAsync(MembershipWorld.Joining(pve, "node2"))).Errors, Is.Empty);
    }

    [Test]
    public async Task A_node_without_a_cluster_to_join_is_told()
    {
        await using var pve = await MembershipWorld.StartAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(MembershipWorld.Joining(pve, "node2"))).Errors, Has.Some.Contains("not in a cluster"));
    }

    [Test]
    public async Task The_plan_asks_the_node_itself()
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        var config = MembershipWorld.Joining(pve, "node2");
        Assert.That((await client.PlanAsync(config.With("node", "node3"))).Errors, Has.One.Contains("answers the node \"node2\""));
        Assert.That((await client.PlanAsync(config.With("endpoint_password", "wrong"))).Errors, Has.One.Contains("refuses the login"));
        Call(pve, "node2", "POST", "/nodes/node2/lxc", ("vmid", 100), ("ostemplate", "local:vztmpl/tiny-alpine-3.19.tar.gz"),
            ("storage", "local"));
        Assert.That((await client.PlanAsync(config)).Errors, Has.One.Contains("The node has guests"));
        Assert.That((await client.PlanAsync(config.With("force", true))).Errors, Is.Empty);
        await MembershipWorld.JoinAsync(pve, "node3");
        Assert.That((await client.PlanAsync(MembershipWorld.Joining(pve, "node3"))).Errors, Has.One.Contains("in a cluster already"));
    }

    [Test]
    public async Task Who_joins_needs_an_endpoint_and_passwords()
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        Assert.That((await client.PlanAsync(Config(("node", "node2")))).Errors,
            Has.Exactly(3).Items.And.Some.Contains("endpoint_password is missing"));
    }

    [Test]
    public async Task A_token_is_refused_at_the_plan()
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.TokenClientAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(MembershipWorld.Joining(pve, "node2"))).Errors,
            Has.One.Contains("PVE keeps this for root@pam"));
    }

    [Test]
    public async Task A_node_with_guests_is_not_removed()
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await MembershipWorld.JoinAsync(pve, "node3");
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        await client.ApplyAsync(MembershipWorld.Joining(pve, "node2"));
        pve.Request("POST", "/nodes/node2/qemu", ("vmid", 100));
        MembershipWorld.SwitchOff(pve, "node2");
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.One.Contains("It has guests: 100"));
    }

    [Test]
    public async Task Without_quorum_nobody_is_removed()
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        await client.ApplyAsync(MembershipWorld.Joining(pve, "node2"));
        MembershipWorld.SwitchOff(pve, "node2");
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.One.Contains("no quorum"));
    }

    private static JToken? Call(PveSimulator pve, string node, string verb, string path, params (string Name, JToken Value)[] parameters) =>
        pve.Machines.Single(machine => machine.Name == node).Site.Dispatcher.Run(
            verb, path, new("root@pam", HasToken: false),
            parameters.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal)).Data;
}
