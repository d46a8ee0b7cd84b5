using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Subscription;

public sealed class NodeSubscriptionTests
{
    private const string Path = "/nodes/pve1/subscription";

    private static readonly Value Full = Config(("node", "pve1"), ("key", "pve1c-caca0a0a0a"));

    private static readonly Lifecycle Life = new("node_subscription")
    {
        Id = "pve1",
        Minimal = Full,
        Full = Full.With("adopt", true),
        Changed = Full.With("key", "pve2p-caca0b0b0b"),
        Replacements = [("node", "pve2")],
        Drift = pve => pve.Request("PUT", Path, ("key", "pve4b-0123456789")),
        Remove = pve => pve.Request("DELETE", Path),
        Find = Key,
        CreateRequest = ("PUT", Path),
        Untold = ["adopt"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_key_that_the_shop_does_not_know_is_kept_and_warned_of(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter =>
            Simulator.Nodes.NodeSubscription.Of(datacenter, "pve1").Shop = _ => ("invalid", "no such key"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_subscription", Life.ProviderFor(pve));
        var outcome = await client.ApplyAsync(Full);
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Warnings, Has.Some.Contains("The subscription of node pve1 is invalid").And.Some.Contains("no such key"));
        Assert.That(Key(pve), Is.Not.Null);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Another_key_is_not_overwritten_unasked(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", Path, ("key", "pve1s-0000000001"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_subscription", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Full)).Errors, Has.Some.Contains("\"pve1\" exists already; set adopt"));
        Assert.That(Key(pve)!.ToString(), Is.EqualTo("pve1s-0000000001"));
        Assert.That((await client.ApplyAsync(Full.With("adopt", true))).Errors, Is.Empty);
        Assert.That(Key(pve)!.ToString(), Is.EqualTo("pve1c-caca0a0a0a"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_key_for_too_few_sockets_is_refused_at_plan(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(datacenter => datacenter.FindNode("pve1")!.Sockets = 2);
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_subscription", Life.ProviderFor(pve));
        Assert.That((await client.ApplyAsync(Full)).Errors, Has.Some.Contains("Node pve1 has 2 sockets, and the key is for 1"));
        Assert.That(pve.Requests.All.Where(sent => sent.Verb != "GET"), Is.Empty);
    }

    private static JToken? Key(PveSimulator pve) => pve.Request("GET", Path)!["key"];
}
