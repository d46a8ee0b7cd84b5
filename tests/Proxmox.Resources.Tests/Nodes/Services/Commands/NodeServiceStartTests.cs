using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator.Nodes.Host;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Services.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeServiceStartTests(ClientKind kind)
{
    [Test]
    public async Task A_service_that_does_not_run_is_started()
    {
        await using var pve = await ServiceBench.StartAsync("dead");
        Assert.That(await NodeCommandBench.SentAsync(
            kind, pve, "node_service_start", ServiceBench.To("start"), ("node", "pve2"), ("service", ServiceBench.Service)), Is.Empty);
        Assert.That(ServiceBench.State(pve), Is.EqualTo("running"));
    }

    [Test]
    public async Task One_that_runs_is_left_alone()
    {
        await using var pve = await ServiceBench.StartAsync();
        var outcome = await CommandClient.RunAsync(
            kind, pve, "node_service_start", ("node", "pve2"), ("service", ServiceBench.Service));
        Assert.That(outcome.Told, Has.Some.Contains("pvestatd on node pve2 runs already."));
        Assert.That(ServiceBench.Sent(pve), Is.Zero);
    }

    [Test]
    public async Task One_that_is_not_installed_is_an_error()
    {
        await using var pve = await ServiceBench.StartAsync("dead");
        pve.Datacenter.Locked(datacenter => NodeServices.Of(datacenter)["pve2"]["chrony"].UnitState = "not-found");
        var outcome = await CommandClient.RunAsync(kind, pve, "node_service_start", ("node", "pve2"), ("service", "chrony"));
        Assert.That(outcome.Errors, Has.Some.Contains("hrony is not installed on node pve2"));
    }
}
