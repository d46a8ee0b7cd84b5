using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Services.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeServiceReloadTests(ClientKind kind)
{
    [Test]
    public async Task A_service_reads_its_configuration_again()
    {
        await using var pve = await ServiceBench.StartAsync();
        Assert.That(await NodeCommandBench.SentAsync(
            kind, pve, "node_service_reload", ServiceBench.To("reload"), ("node", "pve2"), ("service", ServiceBench.Service)), Is.Empty);
    }

    [Test]
    public async Task One_that_fails_says_why()
    {
        await using var pve = await ServiceBench.StartAsync();
        pve.Faults.OnTask("srvreload").Fail("command 'systemctl try-reload-or-restart pvestatd' failed: exit code 1");
        var outcome = await CommandClient.RunAsync(
            kind, pve, "node_service_reload", ("node", "pve2"), ("service", ServiceBench.Service));
        Assert.That(outcome.Errors, Has.Some.Contains("failed: exit code 1"));
    }
}
