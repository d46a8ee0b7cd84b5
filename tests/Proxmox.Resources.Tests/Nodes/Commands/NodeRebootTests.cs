using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Commands;

public sealed class NodeRebootTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task The_node_is_told(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await NodeCommandBench.SentAsync(kind, pve, "node_reboot", ("POST", "/nodes/pve2/status"), ("node", "pve2")),
            Is.EqualTo(new[] { "command=reboot" }));
    }
}
