using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Commands;

public sealed class NodeCertificateOrderTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_certificate_for_the_domains_of_the_node_is_ordered(ClientKind kind)
    {
        await using var pve = await AcmeWorld.StartAsync();
        Assert.That(
            await NodeCommandBench.SentAsync(kind, pve, "node_certificate_order", ("POST", AcmeWorld.Path), ("node", "pve1")), Is.Empty);
        Assert.That(AcmeWorld.Names(pve), Is.EqualTo(new[] { AcmeWorld.Domain }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_certificate_that_is_there_is_replaced_only_by_force(ClientKind kind)
    {
        await using var pve = await AcmeWorld.StartAsync();
        await NodeCommandBench.SentAsync(kind, pve, "node_certificate_order", ("POST", AcmeWorld.Path), ("node", "pve1"));
        var refused = await CommandClient.RunAsync(kind, pve, "node_certificate_order", ("node", "pve1"));
        Assert.That(refused.Errors, Has.Some.Contains("'force' is not set"));
        var forced = await CommandClient.RunAsync(kind, pve, "node_certificate_order", ("node", "pve1"), ("force", true));
        Assert.That(forced.Errors, Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task An_order_that_fails_says_why(ClientKind kind)
    {
        await using var pve = await AcmeWorld.StartAsync();
        pve.Faults.OnTask("acmenewcert").Fail("validating challenge failed - status: invalid");
        var outcome = await CommandClient.RunAsync(kind, pve, "node_certificate_order", ("node", "pve1"));
        Assert.That(outcome.Errors, Has.Some.Contains("validating challenge failed - status: invalid"));
    }
}
