using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Services.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeServiceStopTests(ClientKind kind)
{
    [Test]
    public async Task A_service_is_stopped_and_a_second_time_there_is_nothing_to_do()
    {
        await using var pve = await ServiceBench.StartAsync();
        Assert.That(await NodeCommandBench.SentAsync(
            kind, pve, "node_service_stop", ServiceBench.To("stop"), ("node", "pve2"), ("service", ServiceBench.Service)), Is.Empty);
        Assert.That(ServiceBench.State(pve), Is.EqualTo("dead"));
        var again = await CommandClient.RunAsync(kind, pve, "node_service_stop", ("node", "pve2"), ("service", ServiceBench.Service));
        Assert.That((again.Errors, ServiceBench.Sent(pve)), Is.EqualTo((Array.Empty<string>(), 1)));
    }

    [TestCase("pveproxy", "PVE does not stop pveproxy")]
    [TestCase("corosync", "guests under HA is fenced")]
    public async Task What_the_node_is_reached_by_is_refused_before_anything_is_sent(string service, string words)
    {
        await using var pve = await ServiceBench.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_service_stop", ("node", "pve2"), ("service", service));
        Assert.That(outcome.Errors, Has.Some.Contains(words));
        Assert.That(ServiceBench.Sent(pve), Is.Zero);
    }
}
