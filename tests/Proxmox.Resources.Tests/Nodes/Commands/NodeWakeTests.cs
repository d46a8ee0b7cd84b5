using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Commands;

public sealed class NodeWakeTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task Another_node_sends_the_packet(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", "/nodes/pve2/config", ("wakeonlan", "BC:24:11:00:00:02"));
        Assert.That(
            await NodeCommandBench.SentAsync(kind, pve, "node_wake", ("POST", "/nodes/pve2/wakeonlan"), ("node", "pve2")), Is.Empty);
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task The_node_that_answers_cannot_wake_itself(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_wake", ("node", "pve1"));
        Assert.That(outcome.Errors, Has.Some.Contains("cannot wake my self"));
    }
}
