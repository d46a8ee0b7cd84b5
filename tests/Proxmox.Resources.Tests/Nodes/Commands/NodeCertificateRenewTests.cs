using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Commands;

public sealed class NodeCertificateRenewTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_certificate_that_is_good_for_long_is_renewed_only_by_force(ClientKind kind)
    {
        await using var pve = await AcmeWorld.StartAsync();
        await NodeCommandBench.SentAsync(kind, pve, "node_certificate_order", ("POST", AcmeWorld.Path), ("node", "pve1"));
        var refused = await CommandClient.RunAsync(kind, pve, "node_certificate_renew", ("node", "pve1"));
        Assert.That(refused.Errors, Has.Some.Contains("'force' is not set"));
        pve.Requests.Clear();
        Assert.That(await NodeCommandBench.SentAsync(
            kind, pve, "node_certificate_renew", ("PUT", AcmeWorld.Path), ("node", "pve1"), ("force", true)),
            Is.EqualTo(new[] { "force=1" }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Without_a_certificate_there_is_nothing_to_renew(ClientKind kind)
    {
        await using var pve = await AcmeWorld.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_certificate_renew", ("node", "pve1"));
        Assert.That(outcome.Errors, Has.Some.Contains("please order a new certificate"));
    }
}
