using Proxmox.Simulator;
using Proxmox.Simulator.Nodes;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Subscription.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeSubscriptionCheckTests(ClientKind kind)
{
    [Test]
    public async Task The_shop_is_asked_anew_and_what_it_says_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", "/nodes/pve1/subscription", ("key", "pve1s-0000000001"));
        pve.Datacenter.Locked(datacenter => NodeSubscription.Of(datacenter, "pve1").Shop = _ => ("expired", "it is over"));
        var outcome = await CommandClient.RunAsync(kind, pve, "node_subscription_check", ("node", "pve1"), ("force", true));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome["status"], Is.EqualTo("expired"));
        Assert.That(NodeSubscription.Of(pve.Datacenter, "pve1").Checks, Is.EqualTo(2));
    }

    [Test]
    public async Task A_node_without_a_key_is_an_error()
    {
        await using var pve = await PveSimulator.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_subscription_check", ("node", "pve1"));
        Assert.That(outcome.Errors, Has.Some.Contains("node pve1 has no subscription key"));
    }
}
