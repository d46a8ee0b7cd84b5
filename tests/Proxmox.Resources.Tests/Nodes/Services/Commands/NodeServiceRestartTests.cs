using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Services.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeServiceRestartTests(ClientKind kind)
{
    [Test]
    public async Task A_service_that_has_failed_runs_again()
    {
        await using var pve = await ServiceBench.StartAsync("failed");
        Assert.That(await NodeCommandBench.SentAsync(
            kind, pve, "node_service_restart", ServiceBench.To("restart"), ("node", "pve2"), ("service", ServiceBench.Service)), Is.Empty);
        Assert.That(ServiceBench.State(pve), Is.EqualTo("running"));
    }

    [Test]
    public async Task The_API_is_restarted_with_the_users_word_alone()
    {
        await using var pve = await ServiceBench.StartAsync();
        var refused = await CommandClient.RunAsync(kind, pve, "node_service_restart", ("node", "pve2"), ("service", "pveproxy"));
        Assert.That(refused.Errors, Has.Some.Contains("node pve2 is reached or in the cluster by pveproxy"));
        Assert.That(ServiceBench.Sent(pve), Is.Zero);
        var meant = await CommandClient.RunAsync(
            kind, pve, "node_service_restart", ("node", "pve2"), ("service", "pveproxy"), ("allow_connection_loss", true));
        Assert.That((meant.Errors, ServiceBench.Sent(pve)), Is.EqualTo((Array.Empty<string>(), 1)));
    }
}
