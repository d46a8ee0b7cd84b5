using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Membership;

public sealed class FoundedClusterTests
{
    private static readonly Value Full = Config(
        ("name", "lab"), ("node_id", 7), ("votes", 2), ("token_coefficient_ms", 250),
        ("links", Config(("link0", Config(("address", "10.77.0.11"), ("priority", 5))), ("link1", Config(("address", "192.0.2.11"))))));

    // A cluster cannot be made twice, nor in the place of another: its steps are climbed here, one by one.
    private static readonly Lifecycle Life = new("cluster")
    {
        Id = "lab",
        Minimal = MembershipWorld.Cluster,
        Full = Full,
        Find = pve => pve.Request("GET", "/cluster/config/totem"),
        CreateRequest = ("POST", "/cluster/config"),
        IsPermanent = true,
        NeedsLogin = true,
        IsAlone = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public async Task A_node_on_its_own_becomes_a_cluster_that_stays_when_it_is_no_longer_managed(ClientKind kind)
    {
        await using var pve = await MembershipWorld.StartAsync();
        await using var client = await MembershipWorld.ClientAsync(kind, pve, Life.Resource);
        var made = await client.ApplyAsync(Full);
        Assert.That((made.Errors, made.Action), Is.EqualTo((Array.Empty<string>(), PlannedAction.Create)));
        var node = pve.Request("GET", "/cluster/config/nodes")![0]!;
        Assert.That(((string[])["nodeid", "quorum_votes", "ring0_addr", "ring1_addr"]).Select(node.Value<string>),
            Is.EqualTo(new[] { "7", "2", "10.77.0.11", "192.0.2.11" }));
        Assert.That((await client.PlanAsync(Full)).Action, Is.EqualTo(PlannedAction.Nothing));

        var gone = await client.ApplyAsync(Value.Null);
        Assert.That(gone.Errors, Is.Empty);
        Assert.That(client.State.IsNull, Is.True);
        Assert.That(Life.Find(pve)!.Value<string>("cluster_name"), Is.EqualTo("lab"));

        Assert.That((await client.PlanAsync(MembershipWorld.Cluster)).Errors, Has.One.Contains("The node is in a cluster already"));
        Assert.That((await client.ImportAsync(MembershipWorld.Cluster, Life.Id)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(MembershipWorld.Cluster)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Whoever_destroys_it_is_told_that_it_stays(ClientKind kind)
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.ClientAsync(kind, pve, Life.Resource);
        await client.ImportAsync(MembershipWorld.Cluster, Life.Id);
        Assert.That((await client.ApplyAsync(Value.Null)).Warnings, Has.Some.Contains("The cluster \"lab\" stays"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task It_cannot_be_called_otherwise(ClientKind kind)
    {
        await using var pve = await MembershipWorld.StartClusterAsync();
        await using var client = await MembershipWorld.ClientAsync(kind, pve, Life.Resource);
        await client.ImportAsync(MembershipWorld.Cluster, Life.Id);
        Assert.That((await client.PlanAsync(Config(("name", "other")))).Errors, Has.Some.Contains("A cluster keeps its name"));
    }

    [Test]
    public async Task A_token_is_refused_at_the_plan()
    {
        await using var pve = await MembershipWorld.StartAsync();
        await using var client = await MembershipWorld.TokenClientAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(MembershipWorld.Cluster)).Errors, Has.One.Contains("PVE keeps this for root@pam"));
    }

    [Test]
    public async Task What_PVE_refuses_is_not_recorded()
    {
        await using var pve = await MembershipWorld.StartAsync();
        await using var client = await MembershipWorld.ClientAsync(ClientKind.Wire, pve, Life.Resource);
        pve.Faults.On(Life.CreateRequest.Verb, Life.CreateRequest.Path).Fail(500, "the disk is on fire\n");
        Assert.That((await client.ApplyAsync(MembershipWorld.Cluster)).Errors, Has.Some.Contains("the disk is on fire"));
        Assert.That(client.State.IsNull, Is.True);
    }
}
